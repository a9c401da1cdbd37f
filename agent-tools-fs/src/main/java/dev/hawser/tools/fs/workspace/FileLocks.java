package dev.hawser.tools.fs.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the threads of this JVM change files of one name one after the other, so that between looking at a file's version and
 * replacing it no other thread replaces it. The locks go by the last name only: workspaces may overlap. Held by the thread
 * that calls the workspace, which never blocks on a disk, and therefore always released.
 */
final class FileLocks {

    private static final List<ReentrantLock> STRIPES =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    private FileLocks() {}

    /** Does something while holding the locks of the paths' last names. */
    static <T> T holding(Supplier<T> action, WorkspacePath... paths) {
        List<ReentrantLock> locks = Arrays.stream(paths)
                .map(FileLocks::stripe)
                .distinct()
                .sorted() // always in the same order, or two threads could wait for each other
                .map(STRIPES::get)
                .toList();
        locks.forEach(ReentrantLock::lock);
        try {
            return action.get();
        } finally {
            locks.forEach(ReentrantLock::unlock);
        }
    }

    private static int stripe(WorkspacePath path) {
        String last = path.steps().get(path.steps().size() - 1);
        return Math.floorMod(last.toLowerCase(Locale.ROOT).hashCode(), STRIPES.size());
    }
}
