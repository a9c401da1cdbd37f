package dev.hawser.agent.bedrock;

import static dev.hawser.agent.bedrock.ConverseEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One conversation, sent to each family of models in the form that it accepts. */
class BedrockFamilyTest {

    private static final ToolSpec LOOK =
            new ToolSpec("look", "Looks.", Json.object().put("type", "object"), Effect.READS);
    private static final Content.Reasoning SIGNED = new Content.Reasoning("signed", "sig");
    private static final Content.Reasoning UNSIGNED = new Content.Reasoning("unsigned", null);
    private static final Content.RedactedReasoning REDACTED = new Content.RedactedReasoning(Blob.of(new byte[] {1}));

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-3-5-sonnet-20240620-v1:0, CLAUDE",
        "us.anthropic.claude-sonnet-4-20250514-v1:0, CLAUDE",
        "global.anthropic.claude-sonnet-4-5-20250929-v1:0, CLAUDE",
        "us-gov.anthropic.claude-3-haiku-20240307-v1:0, CLAUDE",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0, CLAUDE",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0, CLAUDE",
        "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3, OTHER",
        "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3, OTHER",
        "apac.amazon.nova-pro-v1:0, NOVA",
        "global.amazon.nova-2-lite-v1:0, NOVA_2",
        "amazon.titan-text-premier-v1:0, OTHER",
        "us.meta.llama3-3-70b-instruct-v1:0, LLAMA",
        "mistral.mistral-large-2407-v1:0, MISTRAL",
        "cohere.command-r-plus-v1:0, COHERE",
        "ai21.jamba-1-5-large-v1:0, JAMBA",
        "us.deepseek.r1-v1:0, DEEPSEEK_R1",
        "deepseek.v3.2, DEEPSEEK",
        "openai.gpt-oss-120b-1:0, OPENAI",
        "qwen.qwen3-32b-v1:0, OTHER"
    })
    void the_family_follows_from_the_id(String modelId, ModelFamily expected) {
        assertThat(ModelFamily.of(modelId)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ModelFamily.class)
    void a_tool_result_has_a_status_for_those_that_take_it(ModelFamily family) {
        send(family, ToolChoice.auto(), Message.user(List.of(result("t12345678", true))));

        boolean taken = List.of(ModelFamily.CLAUDE, ModelFamily.NOVA, ModelFamily.NOVA_2)
                .contains(family);
        assertThat(bedrock.body().at("/messages/0/content/0/toolResult"))
                .isEqualTo(json("{\"toolUseId\":\"t12345678\",\"content\":[{\"text\":\"ok\"}]"
                        + (taken ? ",\"status\":\"error\"}" : "}")));
    }

    @ParameterizedTest
    @EnumSource(ModelFamily.class)
    void a_tool_is_forced_on_those_that_can_be(ModelFamily family) {
        send(family, ToolChoice.named("look"), Message.user("Look."));

        boolean possible = List.of(ModelFamily.CLAUDE, ModelFamily.NOVA, ModelFamily.NOVA_2, ModelFamily.OPENAI)
                .contains(family);
        assertThat(bedrock.body().get("toolConfig").has("toolChoice")).isEqualTo(possible);
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFamily.class,
            names = {"CLAUDE", "NOVA", "NOVA_2"})
    void text_stays_beside_tool_results_where_it_may(ModelFamily family) {
        send(family, ToolChoice.auto(), Message.user(List.of(result("t12345678", false), new Content.Text("Well?"))));

        assertThat(bedrock.body().get("messages"))
                .isEqualTo(
                        json(
                                "[{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"t12345678\",\"content\":[{\"text\":\"ok\"}],\"status\":\"success\"}},{\"text\":\"Well?\"}]}]"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFamily.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLAUDE", "NOVA", "NOVA_2"})
    void text_beside_tool_results_gets_a_turn_of_its_own_elsewhere(ModelFamily family) {
        send(family, ToolChoice.auto(), Message.user(List.of(result("t12345678", false), new Content.Text("Well?"))));

        assertThat(bedrock.body().get("messages")).isEqualTo(json("""
                [{"role":"user","content":[{"toolResult":{"toolUseId":"t12345678","content":[{"text":"ok"}]}}]},
                 {"role":"assistant","content":[{"text":"I have the results."}]},
                 {"role":"user","content":[{"text":"Well?"}]}]"""));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFamily.class,
            names = {"LLAMA", "MISTRAL", "COHERE", "JAMBA", "DEEPSEEK_R1"})
    void text_beside_tool_calls_gets_a_turn_of_its_own_where_it_must(ModelFamily family) {
        send(family, ToolChoice.auto(), Message.assistant(List.of(new Content.Text("I look."), call("t12345678"))));

        assertThat(bedrock.body().get("messages")).isEqualTo(json("""
                [{"role":"assistant","content":[{"text":"I look."}]},
                 {"role":"user","content":[{"text":"Go on."}]},
                 {"role":"assistant","content":[{"toolUse":{"toolUseId":"t12345678","name":"look","input":{}}}]}]"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LLAMA", "OTHER"})
    void results_alone_and_text_alone_are_one_turn(String family) {
        send(
                ModelFamily.valueOf(family),
                ToolChoice.auto(),
                Message.user(List.of(result("t1", false), result("t2", false))));
        assertThat(bedrock.body().get("messages")).hasSize(1);

        send(ModelFamily.valueOf(family), ToolChoice.auto(), Message.user("Hi"));
        assertThat(bedrock.body().get("messages")).hasSize(1);
    }

    @Test
    void thoughts_go_back_to_those_that_had_them() {
        JsonNode signed =
                json("{\"reasoningContent\":{\"reasoningText\":{\"text\":\"signed\",\"signature\":\"sig\"}}}");
        JsonNode unsigned = json("{\"reasoningContent\":{\"reasoningText\":{\"text\":\"unsigned\"}}}");
        JsonNode redacted = json("{\"reasoningContent\":{\"redactedContent\":\"AQ==\"}}");
        JsonNode text = json("{\"text\":\"So.\"}");

        assertThat(thoughtsSent(ModelFamily.CLAUDE)).containsExactly(signed, redacted, text);
        assertThat(thoughtsSent(ModelFamily.OPENAI)).containsExactly(unsigned, redacted, text);
        assertThat(thoughtsSent(ModelFamily.NOVA_2)).containsExactly(unsigned, redacted, text);
        assertThat(thoughtsSent(ModelFamily.OTHER)).containsExactly(signed, unsigned, redacted, text);
        assertThat(thoughtsSent(ModelFamily.DEEPSEEK_R1)).containsExactly(text);
        assertThat(thoughtsSent(ModelFamily.LLAMA)).containsExactly(text);
    }

    @Test
    void a_message_of_thoughts_that_the_model_does_not_take_is_not_sent_empty() {
        send(ModelFamily.LLAMA, ToolChoice.auto(), Message.assistant(List.of(SIGNED)));

        assertThat(bedrock.body().at("/messages/0/content")).isEqualTo(json("[{\"text\":\"(no answer)\"}]"));
    }

    @Test
    void mistral_gets_ids_of_nine_letters_and_digits() {
        send(
                ModelFamily.MISTRAL,
                ToolChoice.auto(),
                Message.assistant(List.of(call("tooluse_kZJMlvQmRJ6eAyJE5GIl7Q"), call("abcDEF123"))),
                Message.user(List.of(result("tooluse_kZJMlvQmRJ6eAyJE5GIl7Q", false), result("abcDEF123", false))));

        List<String> ids = bedrock.body().findValuesAsText("toolUseId");
        assertThat(ids).hasSize(4).allMatch(id -> id.matches("[a-zA-Z0-9]{9}"));
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(ids.get(1)).isEqualTo("abcDEF123").isEqualTo(ids.get(3));
    }

    private static List<JsonNode> thoughtsSent(ModelFamily family) {
        send(
                family,
                ToolChoice.auto(),
                Message.assistant(List.of(SIGNED, UNSIGNED, REDACTED, new Content.Text("So."))));
        List<JsonNode> blocks = new ArrayList<>();
        bedrock.body().at("/messages/0/content").forEach(blocks::add);
        return blocks;
    }

    private static void send(ModelFamily family, ToolChoice choice, Message... messages) {
        BedrockModel model = bedrock.closing(
                bedrock.builder("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1")
                        .family(family)
                        .build());
        model.call(new ModelRequest(List.of(), List.of(messages), List.of(LOOK), choice), ModelCall.unbounded());
    }

    private static Content.ToolUse call(String id) {
        return new Content.ToolUse(id, "look", Json.object());
    }

    private static Content.ToolUseResult result(String id, boolean error) {
        return new Content.ToolUseResult(id, List.of(new Content.Text("ok")), error);
    }
}
