package dev.hawser.agent.session.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/** Deletes directories so that nobody sees a half-deleted one: they get a hidden name first. */
final class DeletedDirectories {

    private static final String PREFIX = ".deleted-";

    private DeletedDirectories() {}

    /** Deletes the directory, and what a process that died in here has left beside it. */
    static void delete(Path directory) throws IOException {
        Path parent = directory.getParent();
        Files.move(directory, parent.resolve(PREFIX + UUID.randomUUID()));
        DurableFiles.syncDirectory(parent);
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path each : hidden) {
                remove(each);
            }
        }
    }

    /** Several processes may do this at once. */
    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    remove(entry);
                }
            } catch (NoSuchFileException e) {
                return;
            }
        }
        Files.deleteIfExists(path);
    }
}
