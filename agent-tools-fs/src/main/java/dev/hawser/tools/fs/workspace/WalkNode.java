package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Name;
import java.io.Closeable;
import java.util.List;

/** A directory that a walk is in. Every batch of its entries that waits keeps its handle open. */
final class WalkNode<D> implements Closeable {

    private final DirectoryHandle handle;
    private final List<Name> names;
    private final String path;
    private final int depth;
    private final D state;
    private volatile boolean skipped;

    /**
     * Creates a node with one user.
     *
     * @param names from the disk's root to the directory
     * @param path as users of the view know it
     * @param state what the visitor keeps for the directory
     */
    WalkNode(DirectoryHandle handle, List<Name> names, String path, int depth, D state) {
        this.handle = handle;
        this.names = names;
        this.path = path;
        this.depth = depth;
        this.state = state;
    }

    DirectoryHandle handle() {
        return handle;
    }

    List<Name> names() {
        return names;
    }

    int depth() {
        return depth;
    }

    D state() {
        return state;
    }

    String pathOf(Name name) {
        return path.equals(WorkspacePath.HERE) ? name.text() : path + "/" + name.text();
    }

    void skipRest() {
        skipped = true;
    }

    boolean isSkipped() {
        return skipped;
    }

    WalkNode<D> retain() {
        handle.retain();
        return this;
    }

    @Override
    public void close() {
        handle.close();
    }
}
