package dev.hawser.lambda.review;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.FakeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Invokes a handler as the Lambda runtime does.
 *
 * @param millis how much time an invocation has
 */
record Invoker(int millis) {

    /** An invoker that leaves all the time there is. */
    static final Invoker PATIENT = new Invoker(900_000);

    JsonNode invoke(RequestStreamHandler handler, JsonNode request) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        long endNanos = System.nanoTime() + millis * 1_000_000L;
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(Json.write(request).getBytes(StandardCharsets.UTF_8)),
                    response,
                    new FakeContext(() -> (int) Math.max(0, (endNanos - System.nanoTime()) / 1_000_000)));
            return Json.mapper().readTree(response.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
