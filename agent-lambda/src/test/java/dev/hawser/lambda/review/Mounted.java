package dev.hawser.lambda.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mount with one workspace, {@code w}.
 *
 * @param root the mount
 */
record Mounted(Path root) {

    /** Returns the environment of a function on the mount, with more variables by name and value. */
    Map<String, String> environment(String... more) {
        Map<String, String> variables = new LinkedHashMap<>(Map.of(
                "WORKSPACE_MOUNT", root.toString(),
                "BEDROCK_MODEL_ID", "anthropic.a-model",
                "SOFT_DEADLINE_SECONDS", "1"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    /** Returns a request of that run. */
    static ObjectNode request(String runId, String parameters) {
        ObjectNode request = Json.object().put("runId", runId).put("workspace", "w");
        request.set("parameters", json(parameters));
        return request;
    }

    Mounted with(String path, String content) {
        Path file = path(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path path(String path) {
        return root.resolve("w").resolve(path);
    }

    String text(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document(String path) {
        return json(text(path));
    }

    static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
