package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An HTTP answer whose body is JSON. */
final class JsonAnswer {

    private JsonAnswer() {}

    static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
