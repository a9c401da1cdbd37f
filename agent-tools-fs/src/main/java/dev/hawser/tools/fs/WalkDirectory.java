package dev.hawser.tools.fs;

import java.util.Optional;

/** A directory that a walk has just opened. Valid until the visitor returns. */
public final class WalkDirectory {

    WalkDirectory() {}

    /** Returns the path relative to the workspace; {@code .} for the workspace itself. */
    public String path() {
        throw new UnsupportedOperationException();
    }

    /** Returns how many directories below the start of the walk this is; 0 for the start. */
    public int depth() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a small file of this directory, such as its ignore rules. Links are not followed.
     *
     * @return the content; empty if there is no regular file of that name, it can't be read, or it is larger than the limit
     */
    public Optional<byte[]> read(String name, int maxBytes) {
        throw new UnsupportedOperationException();
    }
}
