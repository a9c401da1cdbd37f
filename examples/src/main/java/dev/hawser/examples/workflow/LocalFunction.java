package dev.hawser.examples.workflow;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/**
 * A function as an orchestrator sees it: it is invoked again while it is suspended, and once more with the decisions when it
 * waits for some.
 *
 * @param name its name
 * @param handler what it runs
 * @param time how long one invocation may take
 */
record LocalFunction(String name, RequestStreamHandler handler, Duration time) {

    /**
     * Runs until there is an answer.
     *
     * @param decide returns the decisions on the calls that wait
     * @return the last response, and how many invocations it took
     */
    Answer run(ObjectNode request, Function<JsonNode, ArrayNode> decide) throws IOException {
        ObjectNode next = request;
        for (int invocations = 1; ; invocations++) {
            JsonNode response = invoke(next);
            switch (response.path("status").asText()) {
                case "suspended" -> next = request;
                case "approval_required" ->
                    next = request.deepCopy().set("approvals", decide.apply(response.path("approvals")));
                default -> {
                    return new Answer(response, invocations);
                }
            }
        }
    }

    private JsonNode invoke(ObjectNode request) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        byte[] input = Json.write(request).getBytes(StandardCharsets.UTF_8);
        handler.handleRequest(new ByteArrayInputStream(input), response, new LocalInvocation(name, time));
        return Json.mapper().readTree(response.toByteArray());
    }

    /**
     * What a function answered.
     *
     * @param response its last response
     * @param invocations how many there were
     */
    record Answer(JsonNode response, int invocations) {}
}
