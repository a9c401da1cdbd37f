package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Usage;
import java.time.Duration;

/**
 * An event of a streaming answer.
 *
 * @param type which event it is
 * @param body what it says
 */
record StreamEvent(Type type, ObjectNode body) {

    enum Type {
        MESSAGE_START("messageStart"),
        CONTENT_BLOCK_START("contentBlockStart"),
        CONTENT_BLOCK_DELTA("contentBlockDelta"),
        CONTENT_BLOCK_STOP("contentBlockStop"),
        MESSAGE_STOP("messageStop"),
        METADATA("metadata");

        final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }
    }

    static StreamEvent messageStart() {
        return new StreamEvent(Type.MESSAGE_START, Json.object().put("role", "assistant"));
    }

    static StreamEvent blockStart(int index, JsonNode start) {
        return new StreamEvent(Type.CONTENT_BLOCK_START, numbered(index).set("start", start));
    }

    static StreamEvent blockDelta(int index, JsonNode delta) {
        return new StreamEvent(Type.CONTENT_BLOCK_DELTA, numbered(index).set("delta", delta));
    }

    static StreamEvent blockStop(int index) {
        return new StreamEvent(Type.CONTENT_BLOCK_STOP, numbered(index));
    }

    static StreamEvent messageStop(String stopReason) {
        return new StreamEvent(Type.MESSAGE_STOP, Json.object().put("stopReason", stopReason));
    }

    static StreamEvent metadata(Usage usage, Duration latency) {
        ObjectNode body = Json.object();
        body.set("usage", ResponseWriter.usage(usage));
        body.set("metrics", ResponseWriter.metrics(latency));
        return new StreamEvent(Type.METADATA, body);
    }

    private static ObjectNode numbered(int index) {
        return Json.object().put("contentBlockIndex", index);
    }

    boolean is(Type other) {
        return type == other;
    }

    /** Returns which content block this is about. */
    int index() {
        return body.path("contentBlockIndex").intValue();
    }
}
