package dev.hawser.tools.fs.handle;

import java.nio.file.FileSystemException;

/** A file was to be opened that is a FIFO, socket, device or anything else but a regular file. */
public final class NotRegularFileException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    NotRegularFileException(String name) {
        super(name, null, "not a regular file");
    }
}
