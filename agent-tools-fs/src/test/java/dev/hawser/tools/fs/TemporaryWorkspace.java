package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.tools.fs.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of a test, and the workspace in it. */
final class TemporaryWorkspace {

    final Path root;
    final Workspace workspace;
    final FileTools tools;
    final WritingFileTools all;

    TemporaryWorkspace(Path root) {
        this.root = root;
        this.workspace = Workspace.at(root);
        this.tools = FileTools.readOnly(workspace);
        this.all = (WritingFileTools) FileTools.all(workspace);
    }

    TemporaryWorkspace with(String path, String content) {
        return with(path, content.getBytes(UTF_8));
    }

    TemporaryWorkspace with(String path, byte[] content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String path) {
        return new String(bytes(path), UTF_8);
    }
}
