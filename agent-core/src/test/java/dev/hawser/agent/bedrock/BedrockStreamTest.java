package dev.hawser.agent.bedrock;

import static dev.hawser.agent.bedrock.ConverseEndpoint.json;
import static dev.hawser.agent.bedrock.EventFrames.delta;
import static dev.hawser.agent.bedrock.EventFrames.event;
import static dev.hawser.agent.bedrock.EventFrames.messageStart;
import static dev.hawser.agent.bedrock.EventFrames.messageStop;
import static dev.hawser.agent.bedrock.EventFrames.metadata;
import static dev.hawser.agent.bedrock.EventFrames.start;
import static dev.hawser.agent.bedrock.EventFrames.stop;
import static dev.hawser.agent.bedrock.EventFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BedrockStreamTest {

    private static final String ARGUMENTS =
            "{\"z\":9007199254740993,\"a\":1.10,\"n\":null,\"huge\":1E+400,\"l\":[{\"y\":1,\"b\":2}]}";
    private static final ToolSpec LOOK =
            new ToolSpec("look", "Looks.", Json.object().put("type", "object"), Effect.READS);

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    private final HeardAnswer heard = new HeardAnswer();

    @Test
    void an_answer_is_heard_as_it_comes_and_keeps_its_blocks_in_order() {
        bedrock.streams(
                messageStart(),
                delta(0, "{\"reasoningContent\":{\"text\":\"h\"}}"),
                delta(0, "{\"reasoningContent\":{\"text\":\"m\"}}"),
                delta(0, "{\"reasoningContent\":{\"signature\":\"si\"}}"),
                delta(0, "{\"reasoningContent\":{\"signature\":\"g\"}}"),
                stop(0),
                delta(1, "{\"reasoningContent\":{\"redactedContent\":\"AQI=\"}}"),
                delta(1, "{\"reasoningContent\":{\"redactedContent\":\"/w==\"}}"),
                stop(1),
                text(2, ""),
                text(2, "I "),
                text(2, "look."),
                stop(2),
                start(3, "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\"}}"),
                delta(3, "{\"toolUse\":{\"input\":\"\"}}"),
                delta(3, "{\"toolUse\":{\"input\":\"{\\\"z\\\":900719925474\"}}"),
                delta(3, "{\"toolUse\":{\"input\":\"0993,\\\"a\\\":1.10}\"}}"),
                stop(3),
                text(4, " \\n"),
                stop(4),
                start(5, "{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"look\"}}"),
                stop(5),
                messageStop("tool_use"),
                metadata());

        ModelResponse response = call();

        assertThat(response)
                .isEqualTo(new ModelResponse(
                        List.of(
                                new Content.Reasoning("hm", "sig"),
                                new Content.RedactedReasoning(Blob.of(new byte[] {1, 2, -1})),
                                new Content.Text("I look."),
                                new Content.ToolUse("t1", "look", json("{\"z\":9007199254740993,\"a\":1.10}")),
                                new Content.ToolUse("t2", "look", Json.object())),
                        FinishReason.TOOL_USE,
                        "tool_use",
                        Usage.of(1, 2)));
        assertThat(heard.lines())
                .containsExactly(
                        "reasoning h",
                        "reasoning m",
                        "text I ",
                        "text look.",
                        "tool t1 look",
                        "input t1 {\"z\":900719925474",
                        "input t1 0993,\"a\":1.10}",
                        "text  \n",
                        "tool t2 look");
    }

    @Test
    void blocks_that_interleave_are_put_in_order() {
        bedrock.streams(
                start(2, "{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"two\"}}"),
                start(1, "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"one\"}}"),
                delta(2, "{\"toolUse\":{\"input\":\"{\\\"n\\\":\"}}"),
                delta(1, "{\"toolUse\":{\"input\":\"{\\\"n\\\":1\"}}"),
                text(0, "Both"),
                delta(1, "{\"toolUse\":{\"input\":\"}\"}}"),
                stop(1),
                text(0, " at once."),
                delta(2, "{\"toolUse\":{\"input\":\"2}\"}}"),
                stop(0),
                stop(2),
                messageStop("tool_use"),
                metadata());

        assertThat(call().content())
                .isEqualTo(List.of(
                        new Content.Text("Both at once."),
                        new Content.ToolUse("t1", "one", json("{\"n\":1}")),
                        new Content.ToolUse("t2", "two", json("{\"n\":2}"))));
    }

    @Test
    void a_stream_gives_the_very_answer_that_comes_at_once() {
        BedrockModel whole = bedrock.model();
        BedrockModel streaming = streaming();
        for (int seed = 0; seed < 100; seed++) {
            StreamedForms forms = new StreamedForms(seed);
            List<JsonNode> blocks = forms.blocks();
            bedrock.answers(
                    ConverseEndpoint.content(blocks.stream().map(Json::write).toArray(String[]::new)));
            ModelResponse expected = whole.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());

            List<byte[]> events = new ArrayList<>(forms.events(blocks));
            events.add(messageStop("end_turn"));
            events.add(metadata());
            bedrock.streams(events.toArray(byte[][]::new));
            ModelResponse actual = streaming.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());

            assertThat(actual).as("seed %d", seed).isEqualTo(expected);
            assertThat(written(actual)).as("seed %d", seed).isEqualTo(written(expected));
        }
    }

    /** Whoever compares trees overlooks the order of properties. */
    private static List<String> written(ModelResponse response) {
        return response.content().stream()
                .map(block -> Json.write(Json.mapper().valueToTree(block)))
                .toList();
    }

    @Test
    void a_number_that_is_used_again_means_another_block() {
        bedrock.streams(
                text(0, "a"),
                stop(0),
                start(0, "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"one\"}}"),
                stop(0),
                start(0, "{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"two\"}}"),
                stop(0),
                messageStop("tool_use"),
                metadata());

        assertThat(call().content())
                .isEqualTo(List.of(
                        new Content.Text("a"),
                        new Content.ToolUse("t1", "one", Json.object()),
                        new Content.ToolUse("t2", "two", Json.object())));
    }

    @Test
    void arguments_go_back_exactly_as_they_came() {
        bedrock.streams(
                start(0, "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\"}}"),
                delta(0, Json.write(Json.object().set("toolUse", Json.object().put("input", ARGUMENTS)))),
                messageStop("tool_use"),
                metadata());

        replay(call());

        assertThat(bedrock.request().getBodyAsString()).contains("\"input\":" + ARGUMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"path\": \"a", "{\"path\":}", "{} {}", "path=a", "{'path': 'a'}"})
    void arguments_that_are_not_json_reach_the_tool_as_the_text_they_are(String arguments) {
        bedrock.streams(
                start(0, "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\"}}"),
                delta(0, Json.write(Json.object().set("toolUse", Json.object().put("input", arguments)))),
                stop(0),
                messageStop("tool_use"),
                metadata());

        ModelResponse response = call();
        replay(response);

        assertThat(response.content())
                .isEqualTo(List.of(new Content.ToolUse("t1", "look", TextNode.valueOf(arguments))));
        assertThat(bedrock.body().at("/messages/1/content/0/toolUse/input"))
                .isEqualTo(Json.object().put("value", arguments));
    }

    @Test
    void an_answer_may_be_empty() {
        bedrock.streams(messageStart(), messageStop("end_turn"), metadata());

        assertThat(call()).isEqualTo(new ModelResponse(List.of(), FinishReason.END_TURN, "end_turn", Usage.of(1, 2)));
    }

    @Test
    void a_half_written_tool_call_is_passed_on_with_its_stop_reason() {
        bedrock.streams(
                start(0, "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"look\"}}"),
                delta(0, "{\"toolUse\":{\"input\":\"{\\\"pa\"}}"),
                messageStop("max_tokens"),
                metadata());

        assertThat(call())
                .isEqualTo(new ModelResponse(
                        List.of(new Content.ToolUse("t1", "look", TextNode.valueOf("{\"pa"))),
                        FinishReason.MAX_TOKENS,
                        "max_tokens",
                        Usage.of(1, 2)));
    }

    @Test
    void cached_tokens_are_counted() {
        bedrock.streams(
                text(0, "a"),
                messageStop("end_turn"),
                event(
                        "metadata",
                        "{\"usage\":{\"inputTokens\":1,\"outputTokens\":2,\"totalTokens\":10,\"cacheReadInputTokens\":3,\"cacheWriteInputTokens\":4}}"));

        assertThat(call().usage()).isEqualTo(new Usage(1, 2, 3, 4));
    }

    @Test
    void a_stream_that_does_not_say_what_it_cost_is_an_answer() {
        bedrock.streams(text(0, "a"), messageStop("end_turn"));

        assertThat(call())
                .isEqualTo(new ModelResponse(
                        List.of(new Content.Text("a")), FinishReason.END_TURN, "end_turn", Usage.NONE));
    }

    @Test
    void the_request_is_the_one_that_asks_for_a_whole_answer() {
        ModelRequest request = new ModelRequest(
                List.of(new Content.Text("Be brief.")),
                List.of(Message.user("Look.")),
                List.of(LOOK),
                ToolChoice.named("look"));
        BedrockModelBuilder builder = bedrock.builder(ConverseEndpoint.CLAUDE)
                .maxTokens(1000)
                .guardrail("gr-1", "2")
                .optimizedLatency()
                .additionalFields(
                        (ObjectNode) json("{\"top_k\":5,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}"));
        bedrock.closing(builder.build()).call(request, ModelCall.unbounded());
        JsonNode whole = bedrock.body();

        bedrock.streams(messageStop("end_turn"), metadata());
        bedrock.closing(builder.streaming(true).build()).call(request, ModelCall.unbounded());

        assertThat(bedrock.body()).isEqualTo(whole);
        assertThat(bedrock.request().getUrl())
                .isEqualTo("/model/us.anthropic.claude-sonnet-4-20250514-v1%3A0/converse-stream");
        assertThat(bedrock.request().getHeader("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
    }

    @ParameterizedTest
    @CsvSource({
        "us.meta.llama3-3-70b-instruct-v1:0, /converse",
        "mistral.mistral-large-2407-v1:0, /converse",
        "us.amazon.nova-pro-v1:0, /converse-stream",
        "us.anthropic.claude-sonnet-4-20250514-v1:0, /converse-stream"
    })
    void tools_are_offered_in_a_stream_only_to_those_that_can(String modelId, String expected) {
        BedrockModel model =
                bedrock.closing(bedrock.builder(modelId).streaming(true).build());
        bedrock.streams(text(0, "a"), messageStop("end_turn"), metadata());
        model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());
        assertThat(bedrock.request().getUrl()).endsWith("/converse-stream");

        if (expected.equals("/converse")) {
            bedrock.answers(ConverseEndpoint.content("{\"text\":\"a\"}"));
        }
        ModelResponse response = model.call(
                ModelRequest.of(Message.user("Hi")).withTools(List.of(LOOK), ToolChoice.auto()), ModelCall.unbounded());

        assertThat(response.content()).isEqualTo(List.of(new Content.Text("a")));
        assertThat(bedrock.request().getUrl()).endsWith(expected);
    }

    private ModelResponse call() {
        return streaming().call(ModelRequest.of(Message.user("Hi")), heardBy(heard));
    }

    private static void replay(ModelResponse response) {
        bedrock.streams(text(0, "Done."), messageStop("end_turn"), metadata());
        streaming()
                .call(
                        ModelRequest.of(
                                Message.user("Hi"), Message.assistant(response.content()), Message.user("Go on.")),
                        ModelCall.unbounded());
    }

    private static ModelCall heardBy(ModelListener listener) {
        return new ModelCall(new Cancellation(), Deadline.never(), listener);
    }

    private static BedrockModel streaming() {
        return bedrock.closing(
                bedrock.builder(ConverseEndpoint.CLAUDE).streaming(true).build());
    }
}
