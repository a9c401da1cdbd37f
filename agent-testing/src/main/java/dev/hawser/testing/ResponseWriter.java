package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes the body of a Converse response. */
final class ResponseWriter {

    private ResponseWriter() {}

    static ObjectNode write(ModelResponse response, Duration latency) {
        ObjectNode body = Json.object();
        body.putObject("output")
                .putObject("message")
                .put("role", "assistant")
                .set("content", blocks(response.content()));
        body.put("stopReason", stopReason(response));
        body.set("usage", usage(response.usage()));
        body.set("metrics", metrics(latency));
        return body;
    }

    /** A word that differs from Hawser's own is taken to be the service's. */
    static String stopReason(ModelResponse response) {
        FinishReason reason = response.finishReason();
        String raw = response.rawFinishReason();
        if (!raw.equals(reason.name().toLowerCase(Locale.ROOT))) {
            return raw;
        }
        return switch (reason) {
            case GUARDRAIL -> "guardrail_intervened";
            case CONTENT_FILTER -> "content_filtered";
            case CONTEXT_WINDOW -> "model_context_window_exceeded";
            case END_TURN, TOOL_USE, MAX_TOKENS, STOP_SEQUENCE, OTHER -> raw;
        };
    }

    static ObjectNode metrics(Duration latency) {
        return Json.object().put("latencyMs", latency.toMillis());
    }

    static ObjectNode usage(Usage usage) {
        return Json.object()
                .put("inputTokens", usage.inputTokens())
                .put("outputTokens", usage.outputTokens())
                .put("totalTokens", usage.totalTokens())
                .put("cacheReadInputTokens", usage.cacheReadTokens())
                .put("cacheWriteInputTokens", usage.cacheWriteTokens());
    }

    private static ArrayNode blocks(List<Content> content) {
        ArrayNode blocks = Json.array();
        content.forEach(block -> blocks.add(block(block)));
        return blocks;
    }

    static ObjectNode block(Content content) {
        if (content instanceof Content.Text text) {
            return union("text", TextNode.valueOf(text.text()));
        }
        if (content instanceof Content.Image image) {
            return union("image", media(image.format(), image.source()));
        }
        if (content instanceof Content.Document document) {
            return union("document", document(document));
        }
        if (content instanceof Content.Video video) {
            return union("video", media(video.format(), video.source()));
        }
        if (content instanceof Content.Reasoning reasoning) {
            return union("reasoningContent", union("reasoningText", reasoning(reasoning)));
        }
        if (content instanceof Content.RedactedReasoning redacted) {
            BinaryNode data = BinaryNode.valueOf(redacted.data().toByteArray());
            return union("reasoningContent", union("redactedContent", data));
        }
        if (content instanceof Content.ToolUse use) {
            return union("toolUse", toolUse(use));
        }
        if (content instanceof Content.ToolUseResult result) {
            return union("toolResult", toolResult(result));
        }
        Content.Opaque opaque = (Content.Opaque) content;
        return union(opaque.kind(), opaque.value());
    }

    private static ObjectNode media(String format, Source source) {
        return Json.object().put("format", format).set("source", source(source));
    }

    private static ObjectNode document(Content.Document document) {
        ObjectNode wire = media(document.format(), document.source()).put("name", document.name());
        if (document.context() != null) {
            wire.put("context", document.context());
        }
        if (document.citations()) {
            wire.set("citations", union("enabled", BooleanNode.TRUE));
        }
        return wire;
    }

    private static ObjectNode source(Source source) {
        if (source instanceof Source.Bytes bytes) {
            return union("bytes", BinaryNode.valueOf(bytes.data().toByteArray()));
        }
        Source.S3 s3 = (Source.S3) source;
        ObjectNode location = Json.object().put("uri", s3.uri());
        if (s3.bucketOwner() != null) {
            location.put("bucketOwner", s3.bucketOwner());
        }
        return union("s3Location", location);
    }

    private static ObjectNode reasoning(Content.Reasoning reasoning) {
        ObjectNode wire = Json.object().put("text", reasoning.text());
        if (reasoning.signature() != null) {
            wire.put("signature", reasoning.signature());
        }
        return wire;
    }

    private static ObjectNode toolUse(Content.ToolUse use) {
        return Json.object().put("toolUseId", use.id()).put("name", use.name()).set("input", use.input());
    }

    private static ObjectNode toolResult(Content.ToolUseResult result) {
        ObjectNode wire = Json.object().put("toolUseId", result.toolUseId());
        wire.set("content", blocks(result.content()));
        return wire.put("status", result.error() ? "error" : "success");
    }

    private static ObjectNode union(String member, JsonNode value) {
        return Json.object().set(member, value);
    }
}
