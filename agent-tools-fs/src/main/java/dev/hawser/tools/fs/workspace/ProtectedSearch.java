package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for protected names in a directory that is to be moved or deleted as a whole. */
final class ProtectedSearch implements WalkVisitor<Boolean> {

    private static final WalkOptions ALL = WalkOptions.defaults().maxDepth(128).maxEntries(1_000_000);

    private final ProtectedNames protectedNames;
    private @Nullable String found;

    private ProtectedSearch(ProtectedNames protectedNames) {
        this.protectedNames = protectedNames;
    }

    /** Refuses if there is one, or if the directory is too large to know. */
    static void requireNone(View view, Entry directory, List<Name> names, WorkspacePath path) throws IOException {
        ProtectedSearch search = new ProtectedSearch(view.access().protectedNames());
        WalkSummary summary = new TreeWalker<>(view, ALL, search).walkAlone(directory.openDirectory(), names);
        if (search.found != null) {
            throw new WorkspaceException(
                    Code.PROTECTED,
                    path.given(),
                    path.shown() + " contains " + Escapes.quote(search.found)
                            + ", which is protected from changes. Move or delete what is beside it instead.");
        }
        if (summary.end() != WalkSummary.End.DONE || summary.tooDeep() + summary.unreadable() > 0) {
            throw new WorkspaceException(
                    Code.TOO_LARGE,
                    path.given(),
                    path.shown() + " has too many, too deep or unreadable directories for one step."
                            + " Move or delete parts of it first.");
        }
    }

    @Override
    public Boolean enter(WalkDirectory directory, @Nullable Boolean parent) {
        return true;
    }

    @Override
    public FileVisitResult visit(WalkEntry entry, Boolean directory) {
        if (protectedNames.covers(entry.name())) {
            found = entry.path();
            return FileVisitResult.TERMINATE;
        }
        return FileVisitResult.CONTINUE;
    }
}
