package dev.hawser.agent.bedrock;

import static dev.hawser.agent.bedrock.ConverseEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire when there are tools. */
class BedrockToolRequestTest {

    private static final Source BYTES = new Source.Bytes(Blob.of(new byte[] {1, 2, -1}));
    private static final String BASE64 = "AQL/";
    private static final Content.ToolUse CALL = new Content.ToolUse("t1", "add", json("{\"b\":1,\"a\":2}"));
    private static final Content.ToolUseResult RESULT =
            new Content.ToolUseResult("t1", List.of(new Content.Text("3")), false);
    private static final ToolSpec ADD = new ToolSpec(
            "add",
            "Adds.",
            (ObjectNode)
                    json(
                            "{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/N\"}},\"required\":[\"n\"],\"$defs\":{\"N\":{\"maximum\":1.50}}}"),
            Effect.READS);

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @Test
    void a_tool_round_is_replayed_in_order_with_its_thoughts() {
        send(new ModelRequest(
                List.of(),
                List.of(
                        Message.user("Add."),
                        Message.assistant(List.of(
                                new Content.Reasoning("hm", "sig"),
                                new Content.RedactedReasoning(Blob.of(new byte[] {1, 2, -1})),
                                new Content.Text("I add."),
                                CALL,
                                new Content.ToolUse("t2", "add", json("{\"n\":12345678901234567890.10}")))),
                        Message.user(List.of(
                                RESULT,
                                new Content.ToolUseResult(
                                        "t2",
                                        List.of(
                                                new Content.Text("too large"),
                                                new Content.Image("png", BYTES),
                                                new Content.Document("txt", "log", BYTES),
                                                new Content.Video("mp4", BYTES),
                                                new Content.Opaque("json", json("{\"b\":1.0,\"a\":null}"))),
                                        true),
                                new Content.Text("Now?")))),
                List.of(ADD),
                ToolChoice.auto()));

        assertThat(bedrock.body()).isEqualTo(json("""
                {"messages":[
                  {"role":"user","content":[{"text":"Add."}]},
                  {"role":"assistant","content":[
                    {"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},
                    {"reasoningContent":{"redactedContent":"%1$s"}},
                    {"text":"I add."},
                    {"toolUse":{"toolUseId":"t1","name":"add","input":{"b":1,"a":2}}},
                    {"toolUse":{"toolUseId":"t2","name":"add","input":{"n":12345678901234567890.10}}}]},
                  {"role":"user","content":[
                    {"toolResult":{"toolUseId":"t1","content":[{"text":"3"}],"status":"success"}},
                    {"toolResult":{"toolUseId":"t2","content":[
                        {"text":"too large"},
                        {"image":{"format":"png","source":{"bytes":"%1$s"}}},
                        {"document":{"format":"txt","name":"log","source":{"bytes":"%1$s"}}},
                        {"video":{"format":"mp4","source":{"bytes":"%1$s"}}},
                        {"json":{"b":1.0,"a":null}}],"status":"error"}},
                    {"text":"Now?"}]}],
                 "toolConfig":{"tools":[{"toolSpec":{"name":"add","description":"Adds.","inputSchema":{"json":
                   {"type":"object","properties":{"n":{"$ref":"#/$defs/N"}},"required":["n"],"$defs":{"N":{"maximum":1.50}}}}}}]}}""".formatted(BASE64)));
        assertThat(bedrock.request().getBodyAsString())
                .contains("\"input\":{\"b\":1,\"a\":2}")
                .contains("{\"n\":12345678901234567890.10}")
                .contains("{\"b\":1.0,\"a\":null}")
                .contains("{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/N\"}},\"required\":[\"n\"],"
                        + "\"$defs\":{\"N\":{\"maximum\":1.50}}}");
    }

    @Test
    void a_tool_result_may_point_to_s3_and_hold_what_is_not_interpreted() {
        send(ModelRequest.of(
                Message.user("Add."),
                Message.assistant(List.of(CALL)),
                Message.user(List.of(new Content.ToolUseResult(
                        "t1",
                        List.of(
                                new Content.Image("png", new Source.S3("s3://bucket/a.png", null)),
                                new Content.Document(
                                        "pdf",
                                        "plan",
                                        new Source.S3("s3://bucket/p.pdf", "123456789012"),
                                        "a plan",
                                        true),
                                new Content.Video("mp4", new Source.S3("s3://bucket/v.mp4", null)),
                                new Content.Opaque(
                                        "searchResult",
                                        json(
                                                "{\"source\":\"https://example.com\",\"title\":\"T\",\"content\":[{\"text\":\"x\"}]}"))),
                        false)))));

        assertThat(bedrock.body().at("/messages/2/content/0/toolResult/content"))
                .isEqualTo(json("""
                [{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/a.png"}}}},
                 {"document":{"format":"pdf","name":"plan","source":{"s3Location":{"uri":"s3://bucket/p.pdf","bucketOwner":"123456789012"}},"context":"a plan","citations":{"enabled":true}}},
                 {"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/v.mp4"}}}},
                 {"searchResult":{"source":"https://example.com","title":"T","content":[{"text":"x"}]}}]"""));
    }

    @Test
    void text_after_a_tool_call_is_sent_before_it() {
        send(new ModelRequest(
                List.of(),
                List.of(
                        Message.user("Add."),
                        Message.assistant(List.of(
                                new Content.Text("one"),
                                new Content.Reasoning("hm", "sig"),
                                CALL,
                                new Content.Text("two"),
                                new Content.ToolUse("t2", "add", json("{}")),
                                new Content.Text("three"))),
                        Message.user(List.of(
                                RESULT, new Content.ToolUseResult("t2", List.of(new Content.Text("4")), false)))),
                List.of(ADD),
                ToolChoice.auto()));

        assertThat(bedrock.body().at("/messages/1/content")).isEqualTo(json("""
                [{"text":"one"},
                 {"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},
                 {"text":"two"},
                 {"text":"three"},
                 {"toolUse":{"toolUseId":"t1","name":"add","input":{"b":1,"a":2}}},
                 {"toolUse":{"toolUseId":"t2","name":"add","input":{}}}]"""));
    }

    @Test
    void history_with_tools_has_a_tool_configuration_although_none_is_on_offer() {
        send(ModelRequest.of(
                Message.user("Add."),
                Message.assistant(List.of(CALL, new Content.ToolUse("t2", "sum", json("{}")), CALL)),
                Message.user(List.of(RESULT))));

        assertThat(bedrock.body().get("toolConfig")).isEqualTo(json("""
                {"tools":[
                  {"toolSpec":{"name":"add","description":"Withdrawn: do not call it.","inputSchema":{"json":{"type":"object"}}}},
                  {"toolSpec":{"name":"sum","description":"Withdrawn: do not call it.","inputSchema":{"json":{"type":"object"}}}}]}"""));
    }

    @Test
    void a_result_without_its_call_has_a_tool_configuration_too() {
        send(ModelRequest.of(Message.user(List.of(RESULT))));

        assertThat(bedrock.body().at("/toolConfig/tools/0/toolSpec/name").asText())
                .isEqualTo("none");
    }

    @Test
    void a_tool_is_forced_by_name_or_at_all() {
        send(ModelRequest.of(Message.user("Hi")).withTools(List.of(ADD), ToolChoice.named("add")));
        assertThat(bedrock.body().at("/toolConfig/toolChoice")).isEqualTo(json("{\"tool\":{\"name\":\"add\"}}"));

        send(ModelRequest.of(Message.user("Hi")).withTools(List.of(ADD), ToolChoice.any()));
        assertThat(bedrock.body().at("/toolConfig/toolChoice")).isEqualTo(json("{\"any\":{}}"));
    }

    @Test
    void without_tools_nothing_is_forced() {
        send(ModelRequest.of(Message.user("Hi")).withTools(List.of(), ToolChoice.any()));

        assertThat(bedrock.body())
                .isEqualTo(json("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}"));
    }

    @Test
    void a_forced_call_goes_without_thinking_and_the_next_call_thinks_again() {
        BedrockModel model = bedrock.closing(bedrock.builder(ConverseEndpoint.CLAUDE)
                .additionalFields(
                        (ObjectNode) json("{\"top_k\":5,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}"))
                .build());

        model.call(
                ModelRequest.of(Message.user("Hi")).withTools(List.of(ADD), ToolChoice.any()), ModelCall.unbounded());
        assertThat(bedrock.body().get("additionalModelRequestFields")).isEqualTo(json("{\"top_k\":5}"));

        model.call(
                ModelRequest.of(Message.user("Hi")).withTools(List.of(ADD), ToolChoice.auto()), ModelCall.unbounded());
        assertThat(bedrock.body().get("additionalModelRequestFields"))
                .isEqualTo(json("{\"top_k\":5,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}"));
    }

    @Test
    void a_tool_name_and_arguments_that_the_model_made_up_are_made_acceptable() {
        send(ModelRequest.of(
                Message.user("Read."),
                Message.assistant(List.of(
                        new Content.ToolUse("t1", "$READ.FILE", json("\"a.txt\"")),
                        new Content.ToolUse("t2", "", json("null")))),
                Message.user(List.of(
                        new Content.ToolUseResult("t1", List.of(new Content.Text("no such tool")), true),
                        new Content.ToolUseResult("t2", List.of(new Content.Text("no such tool")), true)))));

        assertThat(bedrock.body().at("/messages/1/content")).isEqualTo(json("""
                [{"toolUse":{"toolUseId":"t1","name":"_READ_FILE","input":{"value":"a.txt"}}},
                 {"toolUse":{"toolUseId":"t2","name":"unnamed","input":{}}}]"""));
    }

    private static void send(ModelRequest request) {
        bedrock.model().call(request, ModelCall.unbounded());
    }
}
