package dev.hawser.tools.fs;

import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Optional;

/** An entry that a walk came by. Valid until the visitor returns; what you opened stays open until you close it. */
public final class WalkEntry {

    WalkEntry() {}

    /** Returns the path relative to the workspace, as the disk has it: escape it before printing. */
    public String path() {
        throw new UnsupportedOperationException();
    }

    /** Returns the last name of the path. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Returns how many directories below the start of the walk this is; 1 for the entries of the start directory. */
    public int depth() {
        throw new UnsupportedOperationException();
    }

    /** Returns what it is. Links are not followed. */
    public FileType type() {
        throw new UnsupportedOperationException();
    }

    /** Returns the size of a file in bytes. */
    public long size() {
        throw new UnsupportedOperationException();
    }

    /** Returns when the content was last changed. */
    public Instant modified() {
        throw new UnsupportedOperationException();
    }

    /** Returns the text of a link if it stays within the workspace, else a note that it doesn't; empty if not a link. */
    public Optional<String> linkTarget() {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens the file for reading: one system call, no path. The channel may be used on any thread after the visit. Close it.
     *
     * @throws WorkspaceException if it isn't a regular file, is gone, or can't be read
     */
    public SeekableByteChannel open() {
        throw new UnsupportedOperationException();
    }
}
