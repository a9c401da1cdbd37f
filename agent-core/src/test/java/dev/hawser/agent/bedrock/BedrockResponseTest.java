package dev.hawser.agent.bedrock;

import static dev.hawser.agent.bedrock.ConverseEndpoint.content;
import static dev.hawser.agent.bedrock.ConverseEndpoint.json;
import static dev.hawser.agent.bedrock.ConverseEndpoint.stopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockResponseTest {

    private static final String ARGUMENTS =
            "{\"z\":9007199254740993,\"a\":1.10,\"n\":null,\"huge\":1E+400,\"s\":\"\\u0001\\\"\",\"l\":[{\"y\":1,\"b\":2}]}";

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @Test
    void an_answer_keeps_its_blocks_in_order() {
        bedrock.answers(stopped(
                "tool_use",
                "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"hm\",\"signature\":\"sig\"}}}",
                "{\"reasoningContent\":{\"redactedContent\":\"AQL/\"}}",
                "{\"text\":\"I look.\"}",
                "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\",\"input\":" + ARGUMENTS + "}}",
                "{\"text\":\" \\n\"}",
                "{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"look\",\"input\":{}}}",
                "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"unsigned\"}}}"));

        ModelResponse response = call();

        assertThat(response)
                .isEqualTo(new ModelResponse(
                        List.of(
                                new Content.Reasoning("hm", "sig"),
                                new Content.RedactedReasoning(Blob.of(new byte[] {1, 2, -1})),
                                new Content.Text("I look."),
                                new Content.ToolUse("t1", "look", json(ARGUMENTS)),
                                new Content.ToolUse("t2", "look", Json.object()),
                                new Content.Reasoning("unsigned", null)),
                        FinishReason.TOOL_USE,
                        "tool_use",
                        Usage.of(1, 2)));
        assertThat(Json.write(response.toolUses().get(0).input())).isEqualTo(ARGUMENTS);
    }

    @Test
    void arguments_go_back_exactly_as_they_came() {
        bedrock.answers(stopped(
                "tool_use", "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\",\"input\":" + ARGUMENTS + "}}"));
        ModelResponse response = call();

        bedrock.answers(content("{\"text\":\"Done.\"}"));
        bedrock.model()
                .call(
                        ModelRequest.of(
                                Message.user("Hi"),
                                Message.assistant(response.content()),
                                Message.user(List.of(
                                        new Content.ToolUseResult("t1", List.of(new Content.Text("ok")), false)))),
                        ModelCall.unbounded());

        assertThat(bedrock.request().getBodyAsString()).contains("\"input\":" + ARGUMENTS);
    }

    @Test
    void media_in_an_answer_are_content_and_go_back_as_they_came() {
        List<String> blocks = List.of(
                "{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"AQL/\"}}}",
                "{\"document\":{\"format\":\"pdf\",\"name\":\"plan\",\"source\":{\"s3Location\":{\"uri\":\"s3://b/k\"}},\"citations\":{\"enabled\":true}}}",
                "{\"video\":{\"format\":\"mp4\",\"source\":{\"s3Location\":{\"uri\":\"s3://b/v\",\"bucketOwner\":\"123456789012\"}}}}");
        bedrock.answers(content(blocks.toArray(String[]::new)));

        ModelResponse response = call();

        assertThat(response.content())
                .isEqualTo(List.of(
                        new Content.Image("png", new Source.Bytes(Blob.of(new byte[] {1, 2, -1}))),
                        new Content.Document("pdf", "plan", new Source.S3("s3://b/k", null), null, true),
                        new Content.Video("mp4", new Source.S3("s3://b/v", "123456789012"))));
        bedrock.model()
                .call(
                        ModelRequest.of(
                                Message.user("Hi"), Message.assistant(response.content()), Message.user("Go on.")),
                        ModelCall.unbounded());
        assertThat(bedrock.body().at("/messages/1/content")).isEqualTo(json(blocks.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"citationsContent\":{\"content\":[{\"text\":\"It rained.\"}],\"citations\":[{\"title\":\"Log\",\"sourceContent\":[{\"text\":\"rain\"}],\"location\":{\"documentChar\":{\"documentIndex\":0,\"start\":1,\"end\":5}}}]}}",
                "{\"searchResult\":{\"source\":\"https://example.com\",\"title\":\"T\",\"content\":[{\"text\":\"x\"}],\"citations\":{\"enabled\":true}}}",
                "{\"audio\":{\"format\":\"wav\",\"source\":{\"bytes\":\"AQL/\"}}}",
                "{\"guardContent\":{\"text\":{\"text\":\"x\",\"qualifiers\":[\"query\"]}}}",
                "{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"5m\"}}",
                "{\"toolUse\":{\"toolUseId\":\"s1\",\"name\":\"nova_grounding\",\"input\":{\"q\":1.10},\"type\":\"server_tool_use\"}}",
                "{\"toolResult\":{\"toolUseId\":\"s1\",\"content\":[{\"json\":{\"z\":1.0,\"a\":null}}],\"status\":\"success\",\"type\":\"nova_grounding_result\"}}",
                "{\"document\":{\"format\":\"txt\",\"name\":\"x\",\"source\":{\"text\":\"inline\"}}}",
                "{\"document\":{\"format\":\"txt\",\"source\":{\"text\":\"nameless\"}}}",
                "{\"image\":{\"format\":\"png\",\"source\":{\"s3Location\":{\"uri\":\"other://b\"}}}}"
            })
    void a_block_that_is_not_interpreted_goes_back_as_it_came(String block) {
        bedrock.answers(content("{\"text\":\"a\"}", block, "{\"text\":\"b\"}"));

        ModelResponse response = call();

        String kind = json(block).fieldNames().next();
        JsonNode value = json(block).get(kind);
        assertThat(response.content())
                .hasSize(3)
                .element(1)
                .isInstanceOfSatisfying(
                        Content.Opaque.class,
                        opaque -> assertThat(Json.write(Json.object().set(opaque.kind(), opaque.value())))
                                .isEqualTo(Json.write(Json.object().set(kind, value))));

        bedrock.model()
                .call(
                        ModelRequest.of(
                                Message.user("Hi"), Message.assistant(response.content()), Message.user("Go on.")),
                        ModelCall.unbounded());
        assertThat(bedrock.body().at("/messages/1/content/1")).isEqualTo(json(block));
    }

    @Test
    void a_block_that_the_sdk_can_not_read_is_left_out() {
        bedrock.answers(content("{\"hologram\":{\"depth\":3}}", "{\"text\":\"a\"}"));

        assertThat(call().content()).isEqualTo(List.of(new Content.Text("a")));
    }

    @Test
    void an_answer_may_be_empty() {
        bedrock.answers(content());

        assertThat(call().content()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, END_TURN",
        "max_tokens, MAX_TOKENS",
        "stop_sequence, STOP_SEQUENCE",
        "guardrail_intervened, GUARDRAIL",
        "content_filtered, CONTENT_FILTER",
        "refusal, CONTENT_FILTER",
        "model_context_window_exceeded, CONTEXT_WINDOW",
        "bored, OTHER"
    })
    void the_stop_reason_is_understood(String raw, FinishReason expected) {
        bedrock.answers(stopped(raw, "{\"text\":\"a\"}"));

        ModelResponse response = call();

        assertThat(response)
                .isEqualTo(new ModelResponse(List.of(new Content.Text("a")), expected, raw, Usage.of(1, 2)));
    }

    @Test
    void a_half_written_tool_call_is_passed_on_with_its_stop_reason() {
        bedrock.answers(stopped("max_tokens", "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\"}}"));

        assertThat(call())
                .isEqualTo(new ModelResponse(
                        List.of(new Content.ToolUse("t1", "look", Json.object())),
                        FinishReason.MAX_TOKENS,
                        "max_tokens",
                        Usage.of(1, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"}]}},\"stopReason\":\"tool_use\"}",
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[]}},\"stopReason\":\"malformed_model_output\"}",
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[]}},\"stopReason\":\"malformed_tool_use\"}",
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"}]}}}",
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"name\":\"x\"}}]}},\"stopReason\":\"tool_use\"}",
                "{\"stopReason\":\"end_turn\"}",
                "{}",
                "",
                "[]",
                "<html>",
                "{\"output\":{\"mess"
            })
    void a_broken_answer_is_an_error_that_a_repeat_may_cure(String answer) {
        bedrock.answers(answer);

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(BedrockResponseTest::call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_RESPONSE));
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void cached_tokens_are_counted() {
        bedrock.answers(
                "{\"output\":{\"message\":{\"content\":[{\"text\":\"a\"}]}},\"stopReason\":\"end_turn\","
                        + "\"usage\":{\"inputTokens\":1,\"outputTokens\":2,\"totalTokens\":10,\"cacheReadInputTokens\":3,\"cacheWriteInputTokens\":4}}");

        assertThat(call().usage()).isEqualTo(new Usage(1, 2, 3, 4));
    }

    @Test
    void an_answer_without_usage_used_nothing() {
        bedrock.answers("{\"output\":{\"message\":{\"content\":[{\"text\":\"a\"}]}},\"stopReason\":\"end_turn\"}");

        assertThat(call().usage()).isEqualTo(Usage.NONE);
    }

    private static ModelResponse call() {
        return bedrock.model().call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());
    }
}
