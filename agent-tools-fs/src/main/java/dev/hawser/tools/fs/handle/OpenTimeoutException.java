package dev.hawser.tools.fs.handle;

import java.io.IOException;

/** Opening something took too long: a FIFO took the place of a file just then, or a remote file system does not answer. */
public final class OpenTimeoutException extends IOException {

    private static final long serialVersionUID = 1L;

    OpenTimeoutException() {
        super("opening took too long");
    }
}
