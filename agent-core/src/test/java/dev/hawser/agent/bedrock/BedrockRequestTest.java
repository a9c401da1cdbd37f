package dev.hawser.agent.bedrock;

import static dev.hawser.agent.bedrock.ConverseEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire, compared whole. */
class BedrockRequestTest {

    private static final Source BYTES = new Source.Bytes(Blob.of(new byte[] {1, 2, -1}));
    private static final String BASE64 = "AQL/";
    private static final Content.ToolUse CALL = new Content.ToolUse("t1", "add", json("{\"b\":1,\"a\":2}"));

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @Test
    void a_plain_request_has_nothing_but_the_messages() {
        send(ModelRequest.of(Message.user("Hi")));

        assertThat(bedrock.request().getUrl())
                .isEqualTo("/model/us.anthropic.claude-sonnet-4-20250514-v1%3A0/converse");
        assertThat(bedrock.body())
                .isEqualTo(json("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}"));
    }

    @Test
    void every_setting_reaches_the_service() {
        ObjectNode fields = (ObjectNode)
                json(
                        "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},\"z\":9007199254740993,\"a\":[1.10,null,{\"q\":true}]}");
        BedrockModel model = bedrock.closing(bedrock.builder(ConverseEndpoint.CLAUDE)
                .maxTokens(1000)
                .temperature(0.25)
                .topP(0.5)
                .stopSequences(List.of("END"))
                .guardrail("gr-1", "2")
                .optimizedLatency()
                .additionalFields(fields)
                .build());
        fields.removeAll();

        model.call(
                new ModelRequest(
                        List.of(new Content.Text("Be brief.")),
                        List.of(Message.user("Hi")),
                        List.of(),
                        ToolChoice.auto()),
                ModelCall.unbounded());

        assertThat(bedrock.body()).isEqualTo(json("""
                {"messages":[{"role":"user","content":[{"text":"Hi"}]}],
                 "system":[{"text":"Be brief."}],
                 "inferenceConfig":{"maxTokens":1000,"temperature":0.25,"topP":0.5,"stopSequences":["END"]},
                 "guardrailConfig":{"guardrailIdentifier":"gr-1","guardrailVersion":"2"},
                 "performanceConfig":{"latency":"optimized"},
                 "additionalModelRequestFields":
                   {"thinking":{"type":"enabled","budget_tokens":1024},"z":9007199254740993,"a":[1.10,null,{"q":true}]}}"""));
        assertThat(bedrock.request().getBodyAsString())
                .contains(
                        "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},\"z\":9007199254740993,\"a\":[1.10,null,{\"q\":true}]}");
    }

    @Test
    void every_kind_of_user_content_is_sent() {
        send(ModelRequest.of(Message.user(List.of(
                new Content.Text("Look."),
                new Content.Image("png", BYTES),
                new Content.Image("jpeg", new Source.S3("s3://bucket/a.jpg", null)),
                new Content.Document("pdf", "plan", BYTES, "a plan", true),
                new Content.Document("md", "notes", new Source.S3("s3://bucket/n.md", "123456789012")),
                new Content.Video("mp4", BYTES),
                new Content.Video("mov", new Source.S3("s3://bucket/v.mov", null)),
                new Content.Opaque("cachePoint", json("{\"type\":\"default\"}"))))));

        assertThat(bedrock.body()).isEqualTo(json("""
                {"messages":[{"role":"user","content":[
                  {"text":"Look."},
                  {"image":{"format":"png","source":{"bytes":"%1$s"}}},
                  {"image":{"format":"jpeg","source":{"s3Location":{"uri":"s3://bucket/a.jpg"}}}},
                  {"document":{"format":"pdf","name":"plan","source":{"bytes":"%1$s"},"context":"a plan","citations":{"enabled":true}}},
                  {"document":{"format":"md","name":"notes","source":{"s3Location":{"uri":"s3://bucket/n.md","bucketOwner":"123456789012"}}}},
                  {"video":{"format":"mp4","source":{"bytes":"%1$s"}}},
                  {"video":{"format":"mov","source":{"s3Location":{"uri":"s3://bucket/v.mov"}}}},
                  {"cachePoint":{"type":"default"}}]}]}""".formatted(BASE64)));
    }

    @Test
    void system_instructions_are_sent_block_by_block() {
        send(new ModelRequest(
                List.of(
                        new Content.Text("Be brief."),
                        new Content.Opaque("guardContent", json("{\"text\":{\"text\":\"Be kind.\"}}")),
                        new Content.Opaque("cachePoint", json("{\"type\":\"default\",\"ttl\":\"1h\"}")),
                        new Content.Text("It is Monday.")),
                List.of(Message.user("Hi")),
                List.of(),
                ToolChoice.auto()));

        assertThat(bedrock.body().get("system")).isEqualTo(json("""
                [{"text":"Be brief."},
                 {"guardContent":{"text":{"text":"Be kind."}}},
                 {"cachePoint":{"type":"default","ttl":"1h"}},
                 {"text":"It is Monday."}]"""));
    }

    @Test
    void documents_get_acceptable_and_unique_names() {
        Content.Document report = new Content.Document("pdf", "John's  report_v2.pdf", BYTES);
        send(new ModelRequest(
                List.of(),
                List.of(
                        Message.user(List.of(new Content.Text("Read."), report, report)),
                        Message.assistant(List.of(CALL)),
                        Message.user(List.of(new Content.ToolUseResult("t1", List.of(report), false)))),
                List.of(),
                ToolChoice.auto()));

        assertThat(bedrock.body().findValuesAsText("name"))
                .containsExactly(
                        "John-s report-v2-pdf", "John-s report-v2-pdf (2)", "add", "John-s report-v2-pdf (3)", "add");
    }

    @Test
    void what_can_not_be_sent_is_named() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        send(ModelRequest.of(Message.user(List.of(new Content.Opaque("hologram", json("{}")))))))
                .withMessageContaining("'hologram'")
                .withMessageContaining("update bedrockruntime")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> send(new ModelRequest(
                        List.of(new Content.Image("png", BYTES)),
                        List.of(Message.user("Hi")),
                        List.of(),
                        ToolChoice.auto())))
                .withMessageContaining("system instructions hold Image");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> send(
                        ModelRequest.of(Message.user(List.of(new Content.ToolUseResult("t1", List.of(CALL), false))))))
                .withMessageContaining("tool result holds ToolUse");
        for (String audio : List.of("\"x\"", "{\"format\":\"wav\",\"source\":{\"bytes\":\"%%\"}}")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() ->
                            send(ModelRequest.of(Message.user(List.of(new Content.Opaque("audio", json(audio)))))))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
        }
        assertThat(bedrock.requests()).isEmpty();
    }

    private static void send(ModelRequest request) {
        bedrock.model().call(request, ModelCall.unbounded());
    }
}
