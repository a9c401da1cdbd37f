package dev.hawser.agent.bedrock;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** The frames of a stream as the service writes them. */
final class EventFrames {

    private EventFrames() {}

    static byte[] event(String type, String json) {
        return frame("event", ":event-type", type, json);
    }

    static byte[] exception(String type, String json) {
        return frame("exception", ":exception-type", type, json);
    }

    static byte[] start(int index, String start) {
        return event("contentBlockStart", "{\"contentBlockIndex\":" + index + ",\"start\":" + start + "}");
    }

    static byte[] delta(int index, String delta) {
        return event("contentBlockDelta", "{\"contentBlockIndex\":" + index + ",\"delta\":" + delta + "}");
    }

    static byte[] text(int index, String text) {
        return delta(index, "{\"text\":\"" + text + "\"}");
    }

    static byte[] stop(int index) {
        return event("contentBlockStop", "{\"contentBlockIndex\":" + index + "}");
    }

    static byte[] messageStart() {
        return event("messageStart", "{\"role\":\"assistant\"}");
    }

    static byte[] messageStop(String reason) {
        return event("messageStop", "{\"stopReason\":\"" + reason + "\"}");
    }

    static byte[] metadata() {
        return event(
                "metadata",
                "{\"usage\":{\"inputTokens\":1,\"outputTokens\":2,\"totalTokens\":3},\"metrics\":{\"latencyMs\":1}}");
    }

    static byte[] stream(byte[]... frames) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            stream.writeBytes(frame);
        }
        return stream.toByteArray();
    }

    private static byte[] frame(String messageType, String typeHeader, String type, String json) {
        Message message = new Message(
                Map.of(
                        ":message-type",
                        HeaderValue.fromString(messageType),
                        typeHeader,
                        HeaderValue.fromString(type),
                        ":content-type",
                        HeaderValue.fromString("application/json")),
                json.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[message.toByteBuffer().remaining()];
        message.toByteBuffer().get(bytes);
        return bytes;
    }
}
