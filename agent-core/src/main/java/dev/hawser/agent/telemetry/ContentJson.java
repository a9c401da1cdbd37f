package dev.hawser.agent.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.message.Source;
import java.util.List;

/**
 * Messages in the JSON of the conventions. The bytes of images, documents and videos are left out, and so are the signatures
 * of reasoning.
 */
final class ContentJson {

    private ContentJson() {}

    static String parts(List<Content> content) {
        return Json.write(partsOf(content));
    }

    static String input(List<Message> messages) {
        ArrayNode all = array();
        messages.forEach(message -> all.add(message(role(message), message.content())));
        return Json.write(all);
    }

    static String output(List<Content> content, String finishReason) {
        ObjectNode message = message("assistant", content).put("finish_reason", finishReason);
        return Json.write(array().add(message));
    }

    /** A text as it is, so that JSON from a tool stays JSON; else the parts. */
    static String result(List<Content> content) {
        return content.size() == 1 && content.get(0) instanceof Content.Text text ? text.text() : parts(content);
    }

    private static String role(Message message) {
        if (message.role() == Role.ASSISTANT) {
            return "assistant";
        }
        return message.content().stream().allMatch(Content.ToolUseResult.class::isInstance) ? "tool" : "user";
    }

    private static ObjectNode message(String role, List<Content> content) {
        ObjectNode message = Json.object().put("role", role);
        message.set("parts", partsOf(content));
        return message;
    }

    private static ArrayNode partsOf(List<Content> content) {
        ArrayNode parts = array();
        content.forEach(block -> parts.add(part(block)));
        return parts;
    }

    private static ObjectNode part(Content block) {
        if (block instanceof Content.Text text) {
            return typed("text").put("content", text.text());
        }
        if (block instanceof Content.Reasoning reasoning) {
            return typed("reasoning").put("content", reasoning.text());
        }
        if (block instanceof Content.ToolUse call) {
            return typed("tool_call")
                    .put("id", call.id())
                    .put("name", call.name())
                    .set("arguments", call.input());
        }
        if (block instanceof Content.ToolUseResult result) {
            return typed("tool_call_response").put("id", result.toolUseId()).put("response", result(result.content()));
        }
        if (block instanceof Content.Image image) {
            return media("image", image.format(), image.source());
        }
        if (block instanceof Content.Document document) {
            return media("document", document.format(), document.source()).put("name", document.name());
        }
        if (block instanceof Content.Video video) {
            return media("video", video.format(), video.source());
        }
        if (block instanceof Content.Opaque opaque) {
            return typed(opaque.kind());
        }
        return typed("redacted_reasoning");
    }

    private static ObjectNode media(String modality, String format, Source source) {
        if (source instanceof Source.S3 object) {
            return typed("uri").put("modality", modality).put("format", format).put("uri", object.uri());
        }
        return typed(modality).put("format", format);
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    private static ArrayNode array() {
        return Json.array();
    }
}
