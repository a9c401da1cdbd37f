package dev.hawser.testing;

import static dev.hawser.testing.StreamPost.events;
import static dev.hawser.testing.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.ModelException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with a streaming answer. */
@Timeout(60)
class StreamFaultTest {

    private static final JsonNode PROMPT = body(Wire.HI);

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, ThrottlingException",
        "TIMEOUT, 408, ModelTimeoutException",
        "OTHER, 500, InternalServerException"
    })
    void a_failure_before_the_first_event_is_an_error_of_http(Kind kind, int status, String type) throws Exception {
        ScriptedModel model = ScriptedModel.script().streaming().replies(reply -> reply.breaksOff(kind, "oh"));

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                StreamPost post = StreamPost.of(bedrock, PROMPT)) {
            assertThat(post.response.statusCode()).isEqualTo(status);
            assertThat(post.response.headers().firstValue("x-amzn-errortype")).contains(type);
            assertThat(post.response.body().readAllBytes())
                    .isEqualTo("{\"message\":\"oh\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_model_that_does_not_stream_breaks_off_before_the_first_event() throws Exception {
        ScriptedModel model =
                ScriptedModel.script().replies(reply -> reply.says("half").breaksOff(Kind.THROTTLED, "oh"));

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                StreamPost post = StreamPost.of(bedrock, PROMPT)) {
            assertThat(post.response.statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            THROTTLED          | throttlingException {'message':'oh'}
            UNAVAILABLE        | serviceUnavailableException {'message':'oh'}
            TIMEOUT            | modelStreamErrorException {'message':'oh','originalStatusCode':408,'originalMessage':'oh'}
            MALFORMED_RESPONSE | modelStreamErrorException {'message':'oh','originalStatusCode':424,'originalMessage':'oh'}
            INVALID_REQUEST    | validationException {'message':'oh'}
            OTHER              | internalServerException {'message':'oh'}
            """, quoteCharacter = '"')
    void a_failure_in_mid_stream_is_an_exception_event(Kind kind, String event) throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("half").breaksOff(kind, "oh"));

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            assertThat(events(bedrock, PROMPT))
                    .containsExactly(
                            "messageStart {'role':'assistant'}",
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'half'}}",
                            "contentBlockStop {'contentBlockIndex':0}",
                            event);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION", "CANCELLED"})
    void a_broken_connection_ends_in_mid_stream(Kind kind) throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("half").breaksOff(kind, "gone"));

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                StreamPost post = StreamPost.of(bedrock, PROMPT)) {
            assertThat(post.response.statusCode()).isEqualTo(200);
            assertThatIOException().isThrownBy(post::rest);
        }
    }

    @Test
    void a_stream_ends_without_its_stop() throws Exception {
        assertThat(broken(StreamFault.NO_MESSAGE_STOP, ScriptedModel.script().says("half")))
                .containsExactly(
                        "messageStart {'role':'assistant'}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'half'}}",
                        "contentBlockStop {'contentBlockIndex':0}");
    }

    @Test
    void a_stream_ends_without_its_metadata() throws Exception {
        assertThat(broken(StreamFault.NO_METADATA, ScriptedModel.script().says("all")))
                .containsExactly(
                        "messageStart {'role':'assistant'}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'all'}}",
                        "contentBlockStop {'contentBlockIndex':0}",
                        "messageStop {'stopReason':'end_turn'}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_arguments_of_tool_calls_are_cut_off(boolean streams) throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.says("I'll add.")
                        .callsTool("add", "{\"a\":1,\"b\":[2]}")
                        .callsTool("now", "{}"));

        List<String> events = broken(StreamFault.CUT_TOOL_INPUT, streams ? model.streaming() : model);

        assertThat(events).contains("contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'I'll add'}}");
        assertThat(toolInput(events, 1)).isEqualTo("{'a':1,'b':[2]");
        assertThat(toolInput(events, 2)).isEqualTo("{");
    }

    @Test
    void blocks_come_all_at_once() throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply ->
                        reply.says("12345678 and 9").callsTool("add", "{}").callsTool("add", "[]"));

        assertThat(broken(StreamFault.INTERLEAVED_BLOCKS, model))
                .containsExactly(
                        "messageStart {'role':'assistant'}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'12345678'}}",
                        "contentBlockStart {'contentBlockIndex':1,'start':{'toolUse':{'toolUseId':'call-1','name':'add'}}}",
                        "contentBlockStart {'contentBlockIndex':2,'start':{'toolUse':{'toolUseId':'call-2','name':'add'}}}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':' and 9'}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockDelta {'contentBlockIndex':2,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockStop {'contentBlockIndex':0}",
                        "contentBlockStop {'contentBlockIndex':1}",
                        "contentBlockDelta {'contentBlockIndex':2,'delta':{'toolUse':{'input':'[]'}}}",
                        "contentBlockStop {'contentBlockIndex':2}",
                        "messageStop {'stopReason':'tool_use'}",
                        "metadata {'usage':{'inputTokens':0,'outputTokens':0,'totalTokens':0,"
                                + "'cacheReadInputTokens':0,'cacheWriteInputTokens':0},'metrics':{'latencyMs':0}}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stream_stalls_until_the_endpoint_closes(boolean streams) throws Exception {
        ScriptedModel model = ScriptedModel.script().says("a text of several pieces");
        LocalBedrock bedrock = LocalBedrock.start(streams ? model.streaming() : model);

        try (bedrock;
                StreamPost post = StreamPost.of(bedrock.breakNextStream(StreamFault.STALL), PROMPT)) {
            assertThat(post.next()).isEqualTo("messageStart {'role':'assistant'}");
            assertThat(post.next()).startsWith("contentBlockDelta ");
            CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> {
                try {
                    post.next();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(rest).isNotDone();

            bedrock.close();

            assertThat(rest).failsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void a_stall_holds_the_end_of_an_empty_answer_back() throws Exception {
        LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script().replies(reply -> {}));

        try (bedrock;
                StreamPost post = StreamPost.of(bedrock.breakNextStream(StreamFault.STALL), PROMPT)) {
            assertThat(post.next()).isEqualTo("messageStart {'role':'assistant'}");
            bedrock.close();
            assertThatIOException().isThrownBy(post::next);
        }
    }

    @Test
    void each_fault_is_for_one_stream_and_none_is_for_converse() throws Exception {
        ScriptedModel model = ScriptedModel.script().says("hi").repeatsForever();

        try (LocalBedrock bedrock = LocalBedrock.start(model)
                .breakNextStream(StreamFault.NO_METADATA)
                .breakNextStream(StreamFault.NO_MESSAGE_STOP)) {
            assertThat(Posts.post(bedrock, "m", PROMPT).statusCode()).isEqualTo(200);
            assertThat(events(bedrock, PROMPT)).last().isEqualTo("messageStop {'stopReason':'end_turn'}");
            assertThat(events(bedrock, PROMPT)).last().isEqualTo("contentBlockStop {'contentBlockIndex':0}");
            assertThat(events(bedrock, PROMPT)).last().asString().startsWith("metadata ");
        }
    }

    @Test
    void a_request_against_the_rules_breaks_no_stream() throws Exception {
        try (LocalBedrock bedrock =
                        LocalBedrock.start(ScriptedModel.script().says("hi")).breakNextStream(StreamFault.NO_METADATA);
                StreamPost rejected = StreamPost.of(bedrock, Json.object())) {
            assertThat(rejected.response.statusCode()).isEqualTo(400);
            assertThat(events(bedrock, PROMPT)).last().isEqualTo("messageStop {'stopReason':'end_turn'}");
        }
    }

    private static List<String> broken(StreamFault fault, ScriptedModel model) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(model).breakNextStream(fault)) {
            return events(bedrock, PROMPT);
        }
    }

    private static String toolInput(List<String> events, int index) throws Exception {
        StringBuilder input = new StringBuilder();
        String prefix = "contentBlockDelta {'contentBlockIndex':" + index + ",'delta':{'toolUse':{'input':'";
        for (String event : events) {
            if (event.startsWith(prefix)) {
                input.append(event, prefix.length(), event.length() - "'}}}".length());
            }
        }
        return input.toString().replace("\\'", "'");
    }
}
