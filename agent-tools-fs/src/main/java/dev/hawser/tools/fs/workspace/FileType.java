package dev.hawser.tools.fs.workspace;

import java.nio.file.attribute.BasicFileAttributes;

/** What a name in a directory stands for. */
public enum FileType {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link, whatever it points at. */
    LINK,
    /** A FIFO, socket or device. A workspace never opens one. */
    OTHER;

    static FileType of(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return FILE;
        }
        if (attributes.isDirectory()) {
            return DIRECTORY;
        }
        return attributes.isSymbolicLink() ? LINK : OTHER;
    }
}
