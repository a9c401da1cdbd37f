package dev.hawser.agent.session.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes that are on disk when they return. None of them minds an interrupt of the thread, as a channel would. */
final class DurableFiles {

    private DurableFiles() {}

    /** Creates the file; fails if it exists. */
    static void create(Path file, byte[] content) throws IOException {
        Files.createFile(file);
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        syncDirectory(file.getParent());
    }

    /** Writes the file so that nobody ever sees a part of it. */
    static void createWhole(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(".new-" + UUID.randomUUID());
        try {
            create(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(file.getParent());
    }

    /** Makes the names in a directory survive a loss of power. */
    static void syncDirectory(Path directory) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
