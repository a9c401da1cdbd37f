package dev.hawser.agent.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void every_kind_of_content_survives_json() throws JsonProcessingException {
        Blob bytes = Blob.of(new byte[] {1, 2, -1});
        Message message = Message.assistant(List.of(
                new Content.Text("words"),
                new Content.Image("png", new Source.Bytes(bytes)),
                new Content.Document("pdf", "plan", new Source.S3("s3://bucket/key", null), "a plan", true),
                new Content.Video("mp4", new Source.S3("s3://bucket/key", "123456789012")),
                new Content.Reasoning("because", "sig"),
                new Content.RedactedReasoning(bytes),
                new Content.ToolUse("t1", "add", Json.parse("{\"z\":9007199254740993,\"a\":1.10,\"n\":null}")),
                new Content.ToolUseResult("t1", List.of(new Content.Text("2")), true),
                new Content.Opaque("citationsContent", Json.parse("{\"content\":[]}"))));

        String json = Json.mapper().writeValueAsString(message);

        assertThat(Json.mapper().readValue(json, Message.class)).isEqualTo(message);
        assertThat(json)
                .contains("\"z\":9007199254740993,\"a\":1.10,\"n\":null")
                .contains("\"type\":\"toolUse\"");
    }

    @Test
    void a_message_without_content_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.user(List.of()))
                .withMessage("a message needs at least one content block");
    }

    @Test
    void blank_text_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Content.Text(" \n"))
                .withMessageContaining("leave the block out");
    }

    @Test
    void an_empty_tool_result_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Content.ToolUseResult("t1", List.of(), false))
                .withMessageContaining("t1");
    }
}
