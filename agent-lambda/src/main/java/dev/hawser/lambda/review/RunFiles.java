package dev.hawser.lambda.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.TaskFailedException;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The documents of a review in its workspace, written as a whole or not at all. */
final class RunFiles {

    private final Workspace workspace;

    RunFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Reads a JSON document; empty if there is none.
     *
     * @throws TaskFailedException if it is damaged
     */
    <T> Optional<T> read(String path, Class<T> type) {
        try {
            return Optional.of(Json.mapper().readValue(workspace.read(path).bytes(), type));
        } catch (WorkspaceException e) {
            if (e.code() == WorkspaceException.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new TaskFailedException(ErrorKind.STORAGE, path + " is not what it should be: " + e.getMessage(), e);
        }
    }

    /** Writes a JSON document. */
    void write(String path, Object document) {
        try {
            write(path, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path + " can't be written as JSON", e);
        }
    }

    /** Writes a text. */
    void write(String path, String text) {
        workspace.write(path, text.getBytes(StandardCharsets.UTF_8), WriteMode.OVERWRITE);
    }
}
