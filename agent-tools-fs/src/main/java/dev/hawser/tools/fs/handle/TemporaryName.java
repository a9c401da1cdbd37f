package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Names for what is not finished yet. Nobody can guess the next one, and whatever has such a name is not shown. What a crash
 * left behind is deleted when it is met an hour later.
 */
public final class TemporaryName {

    private static final String PREFIX = ".hawser-tmp-";
    private static final Duration OLD = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private TemporaryName() {}

    /** Returns a new name. */
    public static Name next() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Name.of(PREFIX + HexFormat.of().formatHex(bits));
    }

    /** Whether the name is one of these. */
    public static boolean matches(String name) {
        return name.startsWith(PREFIX);
    }

    /** Deletes what has that temporary name if it is old. Failing to is no failure of what the caller wants. */
    public static void sweep(DirectoryHandle directory, Name name) {
        try {
            BasicFileAttributes attributes = directory.look(name).attributes();
            if (attributes.lastModifiedTime().toInstant().isAfter(Instant.now().minus(OLD))) {
                return;
            }
            if (attributes.isDirectory()) {
                directory.deleteDirectory(name);
            } else {
                directory.deleteFile(name);
            }
        } catch (IOException e) {
            // Somebody else swept it, or nobody may. It stays hidden.
        }
    }
}
