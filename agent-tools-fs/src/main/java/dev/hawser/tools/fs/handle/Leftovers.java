package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * What a crash left behind under a {@link TemporaryName}. Whoever lists or walks a directory deletes it when an hour has
 * passed since it was changed, unless it is still being written: every {@link PendingFile} is locked, which the operating
 * system ends with the process, and the server of a network file system ends with the host. Should a file be swept all the
 * same while somebody writes it, where locks don't work, then its writer notices, and begins anew.
 */
public final class Leftovers {

    private static final Duration OLD = Duration.ofHours(1);

    private Leftovers() {}

    /** Deletes what has that temporary name if it was left behind. Failing to is no failure of what the caller wants. */
    public static void sweep(DirectoryHandle directory, Name name) {
        try {
            Entry entry = directory.look(name);
            BasicFileAttributes attributes = entry.attributes();
            if (!isOld(attributes)) {
                return;
            }
            if (attributes.isDirectory()) {
                directory.deleteDirectory(name);
            } else if (!attributes.isRegularFile() || !isBeingWritten(entry)) {
                directory.deleteFile(name);
            }
        } catch (IOException e) {
            // Somebody else swept it, or nobody may. It stays hidden.
        }
    }

    /** Deletes the {@link Reservation} of that name, if there is one that a crash left an hour ago. */
    public static void sweepReservation(DirectoryHandle directory, Name name) {
        try {
            if (isOld(directory.posixAttributes(name))) {
                Claim.holding(directory, name, () -> directory.deleteReservation(name));
            }
        } catch (IOException e) {
            // It was none, or is none any more, or nobody may. It stays hidden.
        }
    }

    private static boolean isOld(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant().isBefore(Instant.now().minus(OLD));
    }

    /** Deletes a temporary directory after a failure that says more than a failure to delete it would. */
    static void remove(DirectoryHandle directory, Name name) {
        try {
            directory.deleteDirectory(name);
        } catch (IOException e) {
            // It stays hidden until it is swept.
        }
    }

    private static boolean isBeingWritten(Entry file) throws IOException {
        if (PendingFile.isOfThisProcess(file.name())) {
            return true; // and must not be opened: closing it again would end the lock
        }
        try (FileChannel channel = file.openFile();
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        }
    }
}
