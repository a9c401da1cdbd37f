package dev.hawser.tools.fs.handle;

import java.io.IOException;

/** Something to do on a disk. */
@FunctionalInterface
public interface IoCall<T> {

    /** Does it. */
    T call() throws IOException;
}
