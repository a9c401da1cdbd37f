package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.util.List;

/** Creates directories. */
final class DirectoryMaker {

    private final View view;
    private int made;

    DirectoryMaker(View view) {
        this.view = view;
    }

    /** Creates a directory and what is missing above it. Returns whether it was missing. */
    boolean create(WorkspacePath path) throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.REFUSE)) {
            if (location.exists()) {
                Entry entry = location.entry();
                if (entry != null && !entry.attributes().isDirectory()) {
                    throw new WorkspaceException(
                            Code.EXISTS,
                            path.given(),
                            path.shown() + " exists and is not a directory. Choose another name.");
                }
                return false;
            }
            view.access().requireUnprotected(location.texts(), path);
            location.missing().forEach(name -> NewNames.require(name.text(), path));
            Budget budget = view.access().budget();
            budget.take(0, location.missing().size(), path);
            try {
                make(location.directory(), location.missing()).close();
                return true;
            } finally {
                budget.giveBack(0, location.missing().size() - made);
            }
        }
    }

    /** Returns how many directories were made, also if making them failed in the end. */
    int made() {
        return made;
    }

    /** Creates directories below a directory, each in the one before, and returns the last one, which must be closed. */
    DirectoryHandle make(DirectoryHandle start, List<Name> names) throws IOException {
        DirectoryHandle current = start.retain();
        for (Name name : names) {
            try (DirectoryHandle parent = current) {
                current = view.disk().open(makeOne(parent, name));
            }
        }
        return current;
    }

    private Entry makeOne(DirectoryHandle parent, Name name) throws IOException {
        try {
            view.disk().createDirectory(parent, name);
            made++;
            view.settle(parent);
        } catch (IOException e) {
            Entry other = parent.find(name);
            if (other == null || !other.attributes().isDirectory()) {
                throw e;
            }
            return other; // somebody else was faster
        }
        return parent.look(name);
    }
}
