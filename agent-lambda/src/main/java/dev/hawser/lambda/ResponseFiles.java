package dev.hawser.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.contract.Artifact;
import dev.hawser.tools.fs.Workspace;
import dev.hawser.tools.fs.WriteMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        MessageDigest digest = sha256();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Channels.newInputStream(workspace.open(path))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        } catch (IOException e) {
            throw new RetryLaterException("the artifact " + path + " can't be read: " + e.getMessage(), e);
        }
        return new Artifact(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
