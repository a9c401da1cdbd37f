package dev.hawser.tools.fs;

import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.workspace.WalkDirectory;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkOptions;
import dev.hawser.tools.fs.workspace.WalkVisitor;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.FileVisitResult;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds the ignore rules of git in a workspace. The directories of git and of the agent itself are always ignored. */
final class GitIgnore {

    private static final Set<String> ALWAYS = Set.of(".git", ".hawser");
    private static final WalkOptions ONE_DIRECTORY = WalkOptions.defaults().maxDepth(1);

    private GitIgnore() {}

    /**
     * A directory and what is ignored in it.
     *
     * @param path where the directory is in the workspace, links resolved
     * @param rules the rules that hold for what is in it
     */
    record Directory(String path, IgnoreRules rules) {

        boolean ignores(String entryPath, String entryName, boolean isDirectory) {
            return ALWAYS.contains(entryName) || rules.ignores(entryPath, isDirectory);
        }
    }

    /**
     * Returns the directory with the rules of its own file and those of the directories above.
     *
     * @param outermost rules that hold for the whole workspace, before those of any file
     */
    static Directory at(Workspace workspace, String path, IgnoreRules outermost) {
        Directory found = open(workspace, path, outermost);
        if (found.path.equals(".")) {
            return found;
        }
        IgnoreRules rules = open(workspace, ".", outermost).rules;
        for (int end = found.path.indexOf('/'); end >= 0; end = found.path.indexOf('/', end + 1)) {
            rules = open(workspace, found.path.substring(0, end), rules).rules;
        }
        return open(workspace, found.path, rules);
    }

    /** Returns a directory below one whose rules are known. */
    static Directory open(Workspace workspace, String path, IgnoreRules above) {
        AtomicReference<Directory> found = new AtomicReference<>();
        workspace.walk(path, ONE_DIRECTORY, new WalkVisitor<Directory>() {
            @Override
            public Directory enter(WalkDirectory directory, @Nullable Directory parent) {
                Directory entered = GitIgnore.enter(directory, above);
                found.set(entered);
                return entered;
            }

            @Override
            public FileVisitResult visit(WalkEntry entry, Directory directory) {
                return FileVisitResult.TERMINATE;
            }
        });
        return found.get();
    }

    /** Returns a directory that a walk has just opened. */
    static Directory enter(WalkDirectory directory, IgnoreRules above) {
        return new Directory(directory.path(), directory.ignoreRules(above));
    }
}
