package dev.hawser.examples.chat.change;

import dev.hawser.tools.fs.workspace.FileContent;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** What was at a path at one moment. */
sealed interface FileState {

    /** Nothing was there. */
    record Absent() implements FileState {}

    /** A directory was there. */
    record Directory() implements FileState {}

    /**
     * A file was there.
     *
     * @param content what was in it
     * @param permissions who might do what with it; empty where the disk knows no such thing
     */
    record Regular(FileContent content, Set<PosixFilePermission> permissions) implements FileState {

        /** Copies the set. */
        public Regular {
            permissions = Set.copyOf(permissions);
        }

        byte[] bytes() {
            return content.bytes();
        }
    }

    /**
     * Something that can't be kept, and so can't be brought back.
     *
     * @param why in words for the user, such as {@code a link}
     */
    record Unkept(String why) implements FileState {}
}
