package dev.hawser.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.Agent;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.Model;
import dev.hawser.lambda.environment.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;

/** Invokes handlers in this process, on a temporary directory as the mount. */
abstract class FunctionTest {

    @TempDir
    Path mount;

    /** A function of a task. */
    static final class TestHandler extends TaskHandler {

        TestHandler(Map<String, String> variables, Function<Environment, Task> setUp) {
            super(variables, setUp);
        }
    }

    /** A function of an agent. */
    static final class TestAgentHandler extends AgentHandler {

        TestAgentHandler(Map<String, String> variables, Function<Environment, AgentTask> setUp) {
            super(variables, setUp);
        }
    }

    Map<String, String> variables() {
        return Map.of("WORKSPACE_MOUNT", mount.toString(), "BEDROCK_MODEL_ID", "a.model");
    }

    TaskHandler function(Task task) {
        return new TestHandler(variables(), environment -> task);
    }

    AgentHandler agent(Model model, Object... tools) {
        return new TestAgentHandler(
                variables(),
                environment ->
                        context -> Agent.builder().model(model).tools(tools).build());
    }

    static JsonNode ask(TaskHandler handler, String request) throws IOException {
        return ask(handler, request, 60_000);
    }

    static JsonNode ask(TaskHandler handler, String request, int remainingMillis) throws IOException {
        return Json.parse(new String(answer(handler, request, remainingMillis), StandardCharsets.UTF_8));
    }

    static byte[] answer(TaskHandler handler, String request, int remainingMillis) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                answer,
                new FakeContext(remainingMillis));
        return answer.toByteArray();
    }

    static String request(String runId, String more) {
        return "{\"runId\":\"" + runId + "\",\"workspace\":\"w\",\"prompt\":\"Go.\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static String request(String runId) {
        return request(runId, "");
    }

    String file(String path) throws IOException {
        return Files.readString(mount.resolve(path));
    }
}
