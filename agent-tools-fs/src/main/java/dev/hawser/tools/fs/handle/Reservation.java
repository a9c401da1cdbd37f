package dev.hawser.tools.fs.handle;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Keeps a name for a file that is about to get it: an empty file that only says of itself that its owner may execute it.
 * Creating it fails if anything has the name, and no file has these permissions by itself. So whoever looks, also after a
 * crash in between, can tell it from a file, and takes the name for free.
 */
final class Reservation {

    private static final Set<PosixFilePermission> MARK = Set.of(PosixFilePermission.OWNER_EXECUTE);

    static final FileAttribute<?> PERMISSIONS = PosixFilePermissions.asFileAttribute(MARK);

    private Reservation() {}

    static boolean is(PosixFileAttributes file) {
        return file.isRegularFile() && file.size() == 0 && file.permissions().equals(MARK);
    }
}
