package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;
import software.amazon.awssdk.eventstream.MessageDecoder;

/** A streaming answer, read frame by frame without the AWS client. */
final class StreamPost implements AutoCloseable {

    final HttpResponse<InputStream> response;
    private final MessageDecoder decoder = new MessageDecoder();
    private final Queue<Message> decoded = new ArrayDeque<>();
    private final byte[] buffer = new byte[8192];

    private StreamPost(HttpResponse<InputStream> response) {
        this.response = response;
    }

    static StreamPost of(LocalBedrock bedrock, JsonNode body) throws IOException, InterruptedException {
        return new StreamPost(
                Posts.CLIENT.send(Posts.request(bedrock, "m", "converse-stream", body), BodyHandlers.ofInputStream()));
    }

    /** Returns all events, written as {@link #next} does. */
    static List<String> events(LocalBedrock bedrock, JsonNode body) throws IOException, InterruptedException {
        try (StreamPost post = of(bedrock, body)) {
            return post.rest();
        }
    }

    List<String> rest() throws IOException {
        List<String> events = new ArrayList<>();
        for (String event = next(); event != null; event = next()) {
            events.add(event);
        }
        return events;
    }

    /** Returns the next event as its type and its body in single quotes, or null at the end; the padding is left out. */
    @Nullable String next() throws IOException {
        Message message = nextMessage();
        if (message == null) {
            return null;
        }
        ObjectNode body = (ObjectNode) Json.mapper().readTree(message.getPayload());
        body.remove("p");
        if (body.has("metrics")) {
            body.withObject("metrics").put("latencyMs", 0);
        }
        boolean event = header(message, ":message-type").equals("event");
        return header(message, event ? ":event-type" : ":exception-type") + " "
                + Json.write(body).replace('"', '\'');
    }

    @Nullable Message nextMessage() throws IOException {
        while (decoded.isEmpty()) {
            int count = response.body().read(buffer);
            if (count < 0) {
                return null;
            }
            decoder.feed(buffer, 0, count);
            decoded.addAll(decoder.getDecodedMessages());
        }
        return decoded.remove();
    }

    private static String header(Message message, String name) {
        HeaderValue value = message.getHeaders().get(name);
        return value == null ? "" : value.getString();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
