package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to put something in a name's place. Only one process at a time has it, on any host: it is a hidden file beside
 * the name, which only one can create. It is held for the moment from the last look at what is there to the rename, so that
 * nothing is replaced that nobody looked at.
 *
 * <p>Who is killed in that moment leaves the file behind. The next one to want it takes it over after watching it for five
 * seconds, by its own clock. An owner that is still alive after that, a process that was frozen, is then no longer protected
 * from the other.
 */
public final class Claim {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 1;

    private Claim() {}

    /** Something to do in that moment. */
    @FunctionalInterface
    public interface Change {

        /** Looks, and renames. */
        void make() throws IOException;
    }

    /** Waits for the right to put something in the place of that name, and does so. */
    public static void holding(DirectoryHandle directory, Name name, Change change) throws IOException {
        holding(directory, name, PATIENCE, change);
    }

    static void holding(DirectoryHandle directory, Name name, Duration patience, Change change) throws IOException {
        Name claim = TemporaryName.claimOf(name);
        take(directory, claim, patience);
        try {
            change.make();
        } finally {
            remove(directory, claim);
        }
    }

    private static void take(DirectoryHandle directory, Name claim, Duration patience) throws IOException {
        Sight last = null;
        long since = System.nanoTime();
        while (true) {
            try {
                directory.create(claim).close();
                return;
            } catch (FileAlreadyExistsException e) {
                Sight now = Sight.of(directory.find(claim));
                if (now == null || !now.equals(last)) {
                    last = now;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    remove(directory, claim);
                }
            }
            pause();
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private static void remove(DirectoryHandle directory, Name claim) throws IOException {
        try {
            directory.deleteFile(claim);
        } catch (NoSuchFileException e) {
            // somebody else removed it
        }
    }

    /** Tells one claim from the next, which may get the same key from the file system. */
    private record Sight(Object key, FileTime created) {

        static @Nullable Sight of(@Nullable Entry claim) {
            return claim == null
                    ? null
                    : new Sight(claim.attributes().fileKey(), claim.attributes().lastModifiedTime());
        }
    }
}
