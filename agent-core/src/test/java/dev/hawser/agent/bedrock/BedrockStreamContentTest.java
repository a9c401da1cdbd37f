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
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Blocks of an answer in a stream that are more than text, thoughts and calls. */
@Timeout(60)
class BedrockStreamContentTest {

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    private final HeardAnswer heard = new HeardAnswer();

    @Test
    void citations_make_the_block_that_a_whole_answer_has() {
        bedrock.streams(
                text(0, "It "),
                delta(
                        0,
                        "{\"citation\":{\"title\":\"Log\",\"source\":\"s\",\"sourceContent\":[{\"text\":\"rain\"}],\"location\":{\"documentChar\":{\"documentIndex\":0,\"start\":1,\"end\":5}}}}"),
                text(0, "rained."),
                delta(0, "{\"citation\":{\"title\":\"Diary\",\"sourceContent\":[{\"text\":\"wet\"}]}}"),
                stop(0),
                messageStop("end_turn"),
                metadata());

        ModelResponse response = call();
        replay(response);

        JsonNode block = json(
                "{\"citationsContent\":{\"content\":[{\"text\":\"It rained.\"}],\"citations\":[{\"title\":\"Log\",\"source\":\"s\",\"sourceContent\":[{\"text\":\"rain\"}],\"location\":{\"documentChar\":{\"documentIndex\":0,\"start\":1,\"end\":5}}},{\"title\":\"Diary\",\"sourceContent\":[{\"text\":\"wet\"}]}]}}");
        assertThat(response.content())
                .isEqualTo(List.of(new Content.Opaque("citationsContent", block.get("citationsContent"))));
        assertThat(bedrock.body().at("/messages/1/content/0")).isEqualTo(block);
        assertThat(heard.lines()).containsExactly("text It ", "text rained.");
    }

    @Test
    void tools_that_the_service_runs_are_kept_and_not_announced() {
        bedrock.streams(
                start(
                        0,
                        "{\"toolUse\":{\"toolUseId\":\"s1\",\"name\":\"nova_grounding\",\"type\":\"server_tool_use\"}}"),
                delta(0, "{\"toolUse\":{\"input\":\"{\\\"q\\\":1.10}\"}}"),
                stop(0),
                start(
                        1,
                        "{\"toolResult\":{\"toolUseId\":\"s1\",\"type\":\"nova_grounding_result\",\"status\":\"success\"}}"),
                delta(1, "{\"toolResult\":[{\"text\":\"a\"},{\"text\":\"b\"},{\"json\":{\"z\":1.0,\"a\":null}}]}"),
                delta(1, "{\"toolResult\":[{\"text\":\"c\"}]}"),
                delta(1, "{\"toolResult\":[{\"text\":\"d\"}]}"),
                stop(1),
                messageStop("end_turn"),
                metadata());

        assertThat(call().content())
                .isEqualTo(
                        List.of(
                                new Content.Opaque(
                                        "toolUse",
                                        json(
                                                "{\"toolUseId\":\"s1\",\"name\":\"nova_grounding\",\"input\":{\"q\":1.10},\"type\":\"server_tool_use\"}")),
                                new Content.Opaque(
                                        "toolResult",
                                        json(
                                                "{\"toolUseId\":\"s1\",\"content\":[{\"text\":\"ab\"},{\"json\":{\"z\":1.0,\"a\":null}},{\"text\":\"cd\"}],\"status\":\"success\",\"type\":\"nova_grounding_result\"}"))));
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    void an_image_is_put_together() {
        bedrock.streams(
                start(0, "{\"image\":{\"format\":\"png\"}}"),
                delta(0, "{\"image\":{\"source\":{\"bytes\":\"AQI=\"}}}"),
                delta(0, "{\"image\":{\"source\":{\"bytes\":\"/w==\"}}}"),
                start(1, "{\"image\":{\"format\":\"png\"}}"),
                delta(1, "{\"image\":{\"source\":{\"s3Location\":{\"uri\":\"s3://b/k\"}}}}"),
                start(2, "{\"image\":{\"format\":\"png\"}}"),
                delta(2, "{\"image\":{\"error\":{\"message\":\"no\"}}}"),
                messageStop("end_turn"),
                metadata());

        assertThat(call().content())
                .isEqualTo(List.of(
                        new Content.Image("png", new Source.Bytes(Blob.of(new byte[] {1, 2, -1}))),
                        new Content.Image("png", new Source.S3("s3://b/k", null)),
                        new Content.Opaque("image", json("{\"format\":\"png\",\"error\":{\"message\":\"no\"}}"))));
    }

    @Test
    void what_the_sdk_can_not_read_is_left_out() {
        bedrock.streams(
                messageStart(),
                event("hologramStart", "{\"depth\":3}"),
                start(0, "{\"hologram\":{\"depth\":3}}"),
                delta(0, "{\"hologram\":{\"depth\":3}}"),
                stop(0),
                text(1, "a"),
                stop(1),
                messageStop("end_turn"),
                metadata());

        assertThat(call().content()).isEqualTo(List.of(new Content.Text("a")));
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
