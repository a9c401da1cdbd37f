package dev.hawser.testing;

import static dev.hawser.testing.Posts.post;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.json;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the wire format is read and written. */
class LocalBedrockMappingTest {

    private static final Blob HI = Blob.of("hi".getBytes(StandardCharsets.UTF_8));
    private static final JsonNode PROMPT = body(messages(user(text("hi"))));

    @Test
    void the_model_is_asked_what_the_request_says() throws Exception {
        JsonNode body = json("""
                {'system':[{'text':'Be brief.'},{'guardContent':{'text':{'text':'x'}}},{'cachePoint':{'type':'default'}}],
                 'messages':[
                  {'role':'user','content':[
                    {'text':'Look.'},
                    {'image':{'format':'png','source':{'bytes':'aGk='}}},
                    {'document':{'format':'pdf','name':'plan','source':{'s3Location':{'uri':'s3://bucket/key','bucketOwner':'123456789012'}},'context':'a plan','citations':{'enabled':true}}},
                    {'document':{'format':'txt','name':'note','source':{'bytes':'aGk='}}},
                    {'document':{'name':'cited','source':{'text':'words'},'citations':{'enabled':true}}},
                    {'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://bucket/key'}}}},
                    {'someday':{'new':[1.10]}},
                    {'cachePoint':{'type':'default'}}]},
                  {'role':'assistant','content':[
                    {'reasoningContent':{'reasoningText':{'text':'hm','signature':'sig'}}},
                    {'reasoningContent':{'reasoningText':{'text':'unsigned'}}},
                    {'reasoningContent':{'redactedContent':'aGk='}},
                    {'toolUse':{'toolUseId':'t1','name':'add','input':{'z':9007199254740993,'a':1.10,'n':null}}},
                    {'toolUse':{'toolUseId':'t2','name':'add','input':{}}}]},
                  {'role':'user','content':[
                    {'toolResult':{'toolUseId':'t1','content':[{'text':'no'},{'json':{'a':1.10}},{'image':{'format':'gif','source':{'bytes':'aGk='}}}],'status':'error'}},
                    {'toolResult':{'toolUseId':'t2','content':[{'document':{'format':'csv','name':'d','source':{'bytes':'aGk='}}}]}}]}],
                 'toolConfig':{'tools':[
                    {'toolSpec':{'name':'add','description':'Adds.','inputSchema':{'json':{'type':'object','$defs':{}}}}},
                    {'toolSpec':{'name':'bare','inputSchema':{'json':{'type':'object'}}}},
                    {'cachePoint':{'type':'default'}}],
                  'toolChoice':{'tool':{'name':'add'}}},
                 'inferenceConfig':{'maxTokens':100},
                 'additionalModelRequestFields':{'top_k':1.0}}
                """);
        ScriptedModel model = ScriptedModel.script().says("ok");

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            assertThat(post(bedrock, "m", body).statusCode()).isEqualTo(200);
            assertThat(bedrock.requests()).containsExactly(new LocalBedrock.Request("m", body, List.of()));
        }

        Source hi = new Source.Bytes(HI);
        assertThat(model.lastRequest())
                .isEqualTo(new ModelRequest(
                        List.of(
                                new Content.Text("Be brief."),
                                new Content.Opaque("guardContent", json("{'text':{'text':'x'}}"))),
                        List.of(
                                Message.user(List.of(
                                        new Content.Text("Look."),
                                        new Content.Image("png", hi),
                                        new Content.Document(
                                                "pdf",
                                                "plan",
                                                new Source.S3("s3://bucket/key", "123456789012"),
                                                "a plan",
                                                true),
                                        new Content.Document("txt", "note", hi),
                                        new Content.Opaque(
                                                "document",
                                                json(
                                                        "{'name':'cited','source':{'text':'words'},'citations':{'enabled':true}}")),
                                        new Content.Video("mp4", new Source.S3("s3://bucket/key", null)),
                                        new Content.Opaque("someday", json("{'new':[1.10]}")))),
                                Message.assistant(List.of(
                                        new Content.Reasoning("hm", "sig"),
                                        new Content.Reasoning("unsigned", null),
                                        new Content.RedactedReasoning(HI),
                                        new Content.ToolUse(
                                                "t1", "add", json("{'z':9007199254740993,'a':1.10,'n':null}")),
                                        new Content.ToolUse("t2", "add", Json.object()))),
                                Message.user(List.of(
                                        new Content.ToolUseResult(
                                                "t1",
                                                List.of(
                                                        new Content.Text("no"),
                                                        new Content.Opaque("json", json("{'a':1.10}")),
                                                        new Content.Image("gif", hi)),
                                                true),
                                        new Content.ToolUseResult(
                                                "t2", List.of(new Content.Document("csv", "d", hi)), false)))),
                        List.of(
                                new ToolSpec(
                                        "add", "Adds.", (ObjectNode) json("{'type':'object','$defs':{}}"), Effect.ONCE),
                                new ToolSpec("bare", "bare", (ObjectNode) json("{'type':'object'}"), Effect.ONCE)),
                        ToolChoice.named("add")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "any"})
    void a_choice_of_no_tool_in_particular_is_read(String kind) throws Exception {
        ScriptedModel model = ScriptedModel.script().says("ok");
        JsonNode body = body(
                messages(user(text("hi"))),
                "'toolConfig':{'tools':[" + Wire.ADD_TOOL + "],'toolChoice':{'" + kind + "':{}}}");

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            post(bedrock, "m", body);
        }

        assertThat(model.lastRequest().toolChoice())
                .isEqualTo(kind.equals("any") ? ToolChoice.any() : ToolChoice.auto());
    }

    @Test
    void the_answer_is_written_as_the_service_writes_it() throws Exception {
        Source hi = new Source.Bytes(HI);
        ModelResponse answer = new ModelResponse(
                List.of(
                        new Content.Reasoning("hm", "sig"),
                        new Content.Reasoning("unsigned", null),
                        new Content.RedactedReasoning(HI),
                        new Content.Text("ü \u0001 \" text"),
                        new Content.Image("png", hi),
                        new Content.Video("mp4", new Source.S3("s3://bucket/key", null)),
                        new Content.Document("pdf", "d", new Source.S3("s3://b/k", "123456789012"), "a plan", true),
                        new Content.ToolUse("t1", "add", json("{'z':9007199254740993,'a':1.10,'n':null}")),
                        new Content.ToolUseResult("t0", List.of(new Content.Text("x")), true),
                        new Content.Opaque("text", TextNode.valueOf(" ")),
                        new Content.Opaque("someday", json("{'new':1.10}"))),
                FinishReason.TOOL_USE,
                new Usage(1, 2, 3, 4));

        try (LocalBedrock bedrock = LocalBedrock.start((request, call) -> answer)) {
            HttpResponse<String> response = post(bedrock, "m", PROMPT);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains("application/json");
            assertThat(response.headers().firstValue("x-amzn-requestid"))
                    .contains("00000000-0000-0000-0000-000000000001");
            ObjectNode body = (ObjectNode) Json.parse(response.body());
            assertThat(body.remove("metrics").get("latencyMs").isIntegralNumber())
                    .isTrue();
            assertThat(body.toString()).isEqualTo("""
                            {'output':{'message':{'role':'assistant','content':[
                            {'reasoningContent':{'reasoningText':{'text':'hm','signature':'sig'}}},
                            {'reasoningContent':{'reasoningText':{'text':'unsigned'}}},
                            {'reasoningContent':{'redactedContent':'aGk='}},
                            {'text':'ü \\u0001 \\' text'},
                            {'image':{'format':'png','source':{'bytes':'aGk='}}},
                            {'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://bucket/key'}}}},
                            {'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b/k','bucketOwner':'123456789012'}},'name':'d','context':'a plan','citations':{'enabled':true}}},
                            {'toolUse':{'toolUseId':'t1','name':'add','input':{'z':9007199254740993,'a':1.10,'n':null}}},
                            {'toolResult':{'toolUseId':'t0','content':[{'text':'x'}],'status':'error'}},
                            {'text':' '},
                            {'someday':{'new':1.10}}]}},
                            'stopReason':'tool_use',
                            'usage':{'inputTokens':1,'outputTokens':2,'totalTokens':10,'cacheReadInputTokens':3,'cacheWriteInputTokens':4}}
                            """.replace("\n", "").replace('\'', '"'));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "END_TURN, end_turn",
        "TOOL_USE, tool_use",
        "MAX_TOKENS, max_tokens",
        "STOP_SEQUENCE, stop_sequence",
        "GUARDRAIL, guardrail_intervened",
        "CONTENT_FILTER, content_filtered",
        "CONTEXT_WINDOW, model_context_window_exceeded"
    })
    void finish_reasons_are_the_services_words(FinishReason reason, String word) throws Exception {
        assertThat(stopReason(new ModelResponse(List.of(), reason, Usage.NONE))).isEqualTo(word);
    }

    @Test
    void a_raw_finish_reason_is_sent_as_it_is() throws Exception {
        assertThat(stopReason(new ModelResponse(List.of(), FinishReason.OTHER, "malformed_tool_use", Usage.NONE)))
                .isEqualTo("malformed_tool_use");
        assertThat(stopReason(new ModelResponse(List.of(), FinishReason.CONTENT_FILTER, "refusal", Usage.NONE)))
                .isEqualTo("refusal");
    }

    private String stopReason(ModelResponse response) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start((request, call) -> response)) {
            return Json.parse(post(bedrock, "m", PROMPT).body())
                    .get("stopReason")
                    .asText();
        }
    }
}
