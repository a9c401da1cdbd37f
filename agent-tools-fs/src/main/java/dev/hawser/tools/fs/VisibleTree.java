package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkDirectory;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkOptions;
import dev.hawser.tools.fs.workspace.WalkSummary;
import dev.hawser.tools.fs.workspace.WalkVisitor;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.FileVisitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is in and below a directory but for what git ignores. A directory that was asked for by name is walked even if it is
 * ignored itself.
 */
final class VisibleTree {

    /** Reading from a network file system waits more than it works, so there may be more threads than processors. */
    private static final int THREADS =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private final Workspace workspace;
    private final GitIgnore.Directory start;
    private final Skipped ignored = new Skipped();

    VisibleTree(Workspace workspace, String path, IgnoreRules outermost) {
        this.workspace = workspace;
        this.start = GitIgnore.at(workspace, path, outermost);
    }

    /** Returns where the tree is in the workspace, links resolved. */
    String path() {
        return start.path();
    }

    /** Returns the path of an entry from the start of the tree. */
    String relative(String entryPath) {
        return start.path().equals(".")
                ? entryPath
                : entryPath.substring(start.path().length() + 1);
    }

    /**
     * Walks the tree.
     *
     * @param visitor gets every entry that isn't ignored, on several threads at once, and answers as in
     *     {@link WalkVisitor#visit}
     */
    WalkSummary walk(ToolContext context, Function<WalkEntry, FileVisitResult> visitor) {
        WalkOptions options = WalkOptions.defaults().threads(THREADS);
        return workspace.walk(start.path(), options, new WalkVisitor<GitIgnore.Directory>() {
            @Override
            public GitIgnore.Directory enter(WalkDirectory directory, GitIgnore.@Nullable Directory parent) {
                return parent == null ? start : GitIgnore.enter(directory, parent.rules());
            }

            @Override
            public FileVisitResult visit(WalkEntry entry, GitIgnore.Directory directory) {
                Patience.check(context);
                boolean isDirectory = entry.type() == FileType.DIRECTORY;
                String path = entry.path();
                if (directory.ignores(path, entry.name(), isDirectory)) {
                    ignored.add(isDirectory ? path + "/" : path);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return visitor.apply(entry);
            }
        });
    }

    /** Returns what git ignores and was left out, in a sentence; empty if nothing was. */
    String ignoredNote() {
        return ignored.count() == 0
                ? ""
                : "Ignored by git and left out: " + ignored + "; to look into an ignored directory give it as path.";
    }

    /** Returns what a walk could not look at though it should, one sentence a thing. */
    static List<String> gaps(WalkSummary summary) {
        List<String> notes = new ArrayList<>();
        if (summary.tooDeep() > 0) {
            notes.add(summary.tooDeep() + " directories were too deep to look into; give one as path: "
                    + labels(summary.examples()) + ".");
        }
        if (summary.unreadable() > 0) {
            notes.add(summary.unreadable() + " directories could not be read: " + labels(summary.examples()) + ".");
        }
        if (summary.end() == WalkSummary.End.LIMIT) {
            notes.add("Only the first " + summary.entries() + " entries were looked at; give a smaller path.");
        }
        return notes;
    }

    private static String labels(List<String> paths) {
        return paths.stream().map(PathLabel::of).collect(Collectors.joining(", "));
    }
}
