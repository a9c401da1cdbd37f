package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry that a walk came by. Valid until the visitor returns; what you opened stays open until you close it. */
public final class WalkEntry {

    private final View view;
    private final WalkNode<?> node;
    private final Entry entry;
    private @Nullable String path;

    WalkEntry(View view, WalkNode<?> node, Entry entry) {
        this.view = view;
        this.node = node;
        this.entry = entry;
    }

    /** Returns the path relative to the workspace, as the disk has it: escape it before printing. */
    public String path() {
        String known = path;
        if (known == null) {
            known = node.pathOf(entry.name());
            path = known;
        }
        return known;
    }

    /** Returns the last name of the path. */
    public String name() {
        return entry.name().text();
    }

    /** Returns how many directories below the start of the walk this is; 1 for the entries of the start directory. */
    public int depth() {
        return node.depth() + 1;
    }

    /** Returns what it is. Links are not followed. */
    public FileType type() {
        return FileType.of(entry.attributes());
    }

    /** Returns the size of a file in bytes. */
    public long size() {
        return entry.attributes().size();
    }

    /** Returns when the content was last changed. */
    public Instant modified() {
        return entry.attributes().lastModifiedTime().toInstant();
    }

    /** Returns the text of a link if it stays within the workspace, else a note that it doesn't; empty if not a link. */
    public Optional<String> linkTarget() {
        return type() == FileType.LINK ? Optional.of(LinkText.read(view, node.names(), entry)) : Optional.empty();
    }

    /**
     * Opens the file to be read once, from its start. The stream may be used on any thread after the visit. Close it.
     *
     * @throws WorkspaceException if it isn't a regular file, is gone, or can't be read
     */
    public InputStream openStream() {
        try {
            return entry.openStream();
        } catch (IOException e) {
            throw Failures.explain(e, WorkspacePath.ofExisting(path()));
        }
    }

    /**
     * Opens the file for reading: one system call, no path. The channel may be used on any thread after the visit. Close it.
     *
     * @throws WorkspaceException if it isn't a regular file, is gone, or can't be read
     */
    public SeekableByteChannel open() {
        try {
            return entry.openFile();
        } catch (IOException e) {
            throw Failures.explain(e, WorkspacePath.ofExisting(path()));
        }
    }
}
