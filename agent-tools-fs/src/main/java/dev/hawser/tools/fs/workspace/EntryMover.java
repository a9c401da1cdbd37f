package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Claim;
import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Moves and renames. */
final class EntryMover {

    private final View view;
    private final WorkspacePath from;
    private final WorkspacePath to;

    EntryMover(View view, WorkspacePath from, WorkspacePath to) {
        this.view = view;
        this.from = from;
        this.to = to;
    }

    /** Returns the new path. */
    String move(boolean overwrite) throws IOException {
        try (Location source = Resolver.resolve(view, from, Links.REFUSE_TO_LAST);
                Location target = Resolver.resolve(view, to, Links.REFUSE_TO_LAST)) {
            Entry entry = requireMovable(source);
            requireOutsideOf(source, target);
            view.access().requireUnprotected(target.texts(), to);
            place(entry, target, overwrite);
            return view.pathOf(target.names());
        }
    }

    /** Moves the entry. What fails from here on fails at the new path, unless the old one is gone. */
    private void place(Entry entry, Location target, boolean overwrite) throws IOException {
        try {
            if (target.exists()) {
                replace(entry, target, overwrite);
            } else {
                moveToNew(entry, target);
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw Failures.explain(e, to);
        }
    }

    private Entry requireMovable(Location source) throws IOException {
        if (source.isTop()) {
            throw new WorkspaceException(
                    Code.INVALID_PATH,
                    from.given(),
                    from.shown() + " is the workspace itself, which can't be moved. Move what is in it.");
        }
        Entry entry = source.entry();
        if (entry == null) {
            throw NotFound.explain(view, source, from);
        }
        view.access().requireUnprotected(source.texts(), from);
        if (entry.attributes().isDirectory()) {
            ProtectedSearch.requireNone(view, entry, source.names(), from);
        }
        return entry;
    }

    private void requireOutsideOf(Location source, Location target) {
        List<Name> moved = source.names();
        List<Name> place = target.names();
        if (place.size() > moved.size() && place.subList(0, moved.size()).equals(moved)) {
            throw new WorkspaceException(
                    Code.INVALID_PATH,
                    to.given(),
                    from.shown() + " can't be moved to " + to.shown() + ", which is in it. Choose another new path.");
        }
    }

    private void replace(Entry entry, Location target, boolean overwrite) throws IOException {
        Entry old = target.entry();
        if (old == null || old.attributes().isDirectory()) {
            throw exists("is a directory. Give the full new path, with the new name at its end.");
        }
        if (!overwrite) {
            throw exists("exists already. Choose another path, or ask to overwrite it.");
        }
        if (!old.attributes().isRegularFile() || !entry.attributes().isRegularFile()) {
            throw exists("exists, and only a file can replace a file. Choose another path.");
        }
        if (entry.attributes().fileKey().equals(old.attributes().fileKey())) {
            throw exists("is the same file already. Delete one of the names if it has two.");
        }
        Claim.holding(old.parent(), old.name(), () -> entry.parent().move(entry.name(), old.parent(), old.name()));
        settle(entry, old.parent());
    }

    private void moveToNew(Entry entry, Location target) throws IOException {
        if (to.meansDirectory() && !entry.attributes().isDirectory()) {
            throw new WorkspaceException(
                    Code.INVALID_PATH,
                    to.given(),
                    to.shown() + " ends like the path of a directory. Give the full new path of the file.");
        }
        List<Name> missing = target.missing();
        List<Name> parents = missing.subList(0, missing.size() - 1);
        missing.forEach(name -> NewNames.require(name.text(), to));
        Name name = missing.get(missing.size() - 1);
        Budget budget = view.access().budget();
        budget.take(0, parents.size(), to);
        DirectoryMaker directories = new DirectoryMaker(view);
        try (DirectoryHandle directory = directories.make(target.directory(), parents)) {
            Claim.holding(directory, name, () -> entry.parent().moveToNew(entry, directory, name));
            settle(entry, directory);
        } finally {
            budget.giveBack(0, parents.size() - directories.made());
        }
    }

    /** The new name first: should only one of them survive, the file has two names and not none. */
    private void settle(Entry moved, DirectoryHandle target) throws IOException {
        view.settle(target);
        view.settle(moved.parent());
    }

    private WorkspaceException exists(String what) {
        return new WorkspaceException(Code.EXISTS, to.given(), to.shown() + " " + what);
    }
}
