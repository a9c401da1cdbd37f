package dev.hawser.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** An HTTP answer that is a stream of events. It begins with the first one, and each is on its way when it was sent. */
final class EventStream implements EventSink {

    /** The service hides the length of an event behind a member of this name and of random length. */
    private static final String PADDING = "abcdefghijkl";

    private final HttpExchange exchange;
    private boolean begun;

    EventStream(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Returns whether anything was sent, so that it is too late for another HTTP status. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void send(StreamEvent event) throws IOException {
        write("event", event.type().wireName, event.body().deepCopy().put("p", PADDING));
    }

    /** Sends the event that says that the answer has failed. */
    void sendException(String type, ObjectNode body) throws IOException {
        write("exception", type, body);
    }

    private void write(String messageType, String type, ObjectNode body) throws IOException {
        if (!begun) {
            begun = true;
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
            exchange.sendResponseHeaders(200, 0);
        }
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":" + messageType + "-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString(messageType));
        OutputStream out = exchange.getResponseBody();
        new Message(headers, Json.write(body).getBytes(StandardCharsets.UTF_8)).encode(out);
        out.flush();
    }
}
