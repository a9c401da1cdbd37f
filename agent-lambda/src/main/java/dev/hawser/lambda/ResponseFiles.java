package dev.hawser.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.contract.Artifact;
import dev.hawser.lambda.contract.Sha256;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** The files that a response refers to. */
final class ResponseFiles {

    private final Workspace workspace;
    private final String directory;

    ResponseFiles(Workspace workspace, String directory) {
        this.workspace = workspace;
        this.directory = directory;
    }

    /** Keeps a text, and returns its path. */
    String keep(String name, String content) {
        String path = directory + "/" + name;
        workspace.write(path, content.getBytes(StandardCharsets.UTF_8), WriteMode.OVERWRITE);
        return path;
    }

    /** Keeps a value, and returns its path. */
    String keep(String name, JsonNode value) {
        return keep(name, Json.write(value));
    }

    /** Describes a file. */
    Artifact describe(String path) {
        try (SeekableByteChannel file = workspace.open(path)) {
            String sha256 = Sha256.of(Channels.newInputStream(file));
            return new Artifact(path, file.position(), sha256);
        } catch (IOException e) {
            throw new RetryLaterException("the artifact " + path + " can't be read: " + e.getMessage(), e);
        }
    }
}
