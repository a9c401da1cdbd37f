package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.TemporaryName;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Deletes. Opens every directory before it deletes in it, so nothing outside is reached through a link put in its place. */
final class EntryRemover {

    private final View view;
    private final WorkspacePath path;
    private long deleted;

    EntryRemover(View view, WorkspacePath path) {
        this.view = view;
        this.path = path;
    }

    /** Returns how many entries were deleted. */
    long delete(boolean recursive) throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.REFUSE_TO_LAST)) {
            Entry entry = location.entry();
            if (location.isTop()) {
                throw new WorkspaceException(
                        Code.INVALID_PATH,
                        path.given(),
                        path.shown() + " is the workspace itself, which can't be deleted. Delete what is in it.");
            }
            if (entry == null) {
                throw NotFound.explain(view, location, path);
            }
            view.access().requireUnprotected(location.texts(), path);
            if (!entry.attributes().isDirectory()) {
                entry.parent().deleteFile(entry.name());
                view.settle(entry.parent());
                return 1;
            }
            if (recursive) {
                ProtectedSearch.requireNone(view, entry, location.names(), path);
            } else {
                requireEmpty(entry);
            }
            deleteDirectory(entry);
            view.settle(entry.parent());
            return deleted;
        }
    }

    private void requireEmpty(Entry directory) throws IOException {
        try (DirectoryHandle handle = directory.openDirectory()) {
            for (Name name : handle.names()) {
                if (!TemporaryName.matches(name.text()) && handle.find(name) != null) {
                    throw new WorkspaceException(
                            Code.NOT_EMPTY,
                            path.given(),
                            path.shown()
                                    + " is a directory that is not empty. Delete it recursively if all of it shall go.");
                }
            }
        }
    }

    private void deleteDirectory(Entry directory) throws IOException {
        boolean progress = true;
        while (progress) {
            long before = deleted;
            try (DirectoryHandle handle = directory.openDirectory()) {
                deleteAllIn(handle);
            }
            try {
                directory.parent().deleteDirectory(directory.name());
                deleted++;
                view.disk().forget(directory);
                return;
            } catch (DirectoryNotEmptyException e) {
                progress = deleted > before; // some file systems skip names when others are deleted meanwhile
                if (!progress) {
                    throw e;
                }
            }
        }
    }

    private void deleteAllIn(DirectoryHandle directory) throws IOException {
        for (Name name : directory.names()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            if (TemporaryName.matches(name.text())) {
                directory.deleteFile(name);
                continue;
            }
            Entry entry = directory.find(name);
            if (entry == null) {
                deleteReservation(directory, name);
                continue;
            }
            view.access().requireUnprotected(List.of(name.text()), path);
            if (entry.attributes().isDirectory()) {
                deleteDirectory(entry);
            } else {
                directory.deleteFile(name);
                deleted++;
            }
        }
    }

    /** A crash may have left one, which keeps the directory from being deleted. */
    private static void deleteReservation(DirectoryHandle directory, Name name) throws IOException {
        try {
            directory.deleteReservation(name);
        } catch (NoSuchFileException e) {
            // gone
        }
    }
}
