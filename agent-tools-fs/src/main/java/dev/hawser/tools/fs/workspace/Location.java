package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads. One of three: an entry that exists, in its directory; the top directory of the view, which has no
 * entry within it; or names that are missing from an existing directory.
 *
 * @param directory the directory of the entry, or of the first missing name, or the top; open until this is closed
 * @param above the names from the disk's root to the directory
 * @param entry what exists, unless it is the top
 * @param missing the names that don't exist, the first one in the directory, each other one in the one before
 */
record Location(
        DirectoryHandle directory,
        List<Name> above,
        @Nullable Entry entry,
        List<Name> missing) implements Closeable {

    Location {
        above = List.copyOf(above);
        missing = List.copyOf(missing);
    }

    boolean exists() {
        return missing.isEmpty();
    }

    boolean isTop() {
        return entry == null && missing.isEmpty();
    }

    /** Returns all names from the disk's root. */
    List<Name> names() {
        List<Name> names = new ArrayList<>(above);
        if (entry != null) {
            names.add(entry.name());
        }
        names.addAll(missing);
        return names;
    }

    List<String> texts() {
        return names().stream().map(Name::text).toList();
    }

    /** Opens the directory that the path leads to, for one user who reads its names and must close it. */
    DirectoryHandle openDirectory(WorkspacePath path) throws IOException {
        if (entry == null) {
            return directory.again();
        }
        if (!entry.attributes().isDirectory()) {
            throw new WorkspaceException(
                    Code.NOT_A_DIRECTORY,
                    path.given(),
                    path.shown() + " is not a directory. Read it, or give the directory that it is in.");
        }
        return entry.openDirectory();
    }

    @Override
    public void close() {
        directory.close();
    }
}
