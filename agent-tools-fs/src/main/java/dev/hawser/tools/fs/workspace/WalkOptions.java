package dev.hawser.tools.fs.workspace;

/**
 * How far and how fast {@link Workspace#walk} goes.
 *
 * @param maxDepth how many directories deep; 1 visits only the entries of the start directory
 * @param maxEntries how many entries to visit at most
 * @param threads how many threads visit; with 1 the order is fixed, each directory's entries by name, what is in a directory
 *     right after it
 */
public record WalkOptions(int maxDepth, long maxEntries, int threads) {

    private static final WalkOptions DEFAULTS = new WalkOptions(64, 5_000_000, 1);

    /** Checks the ranges. A depth over 128 is refused, since every level costs open handles. */
    public WalkOptions {
        if (maxDepth < 1 || maxDepth > 128) {
            throw new IllegalArgumentException("maxDepth is " + maxDepth + ": use 1 to 128");
        }
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries is " + maxEntries + ": use 1 or more");
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads is " + threads + ": use 1 to 64");
        }
    }

    /** 64 deep, 5 million entries, one thread. */
    public static WalkOptions defaults() {
        return DEFAULTS;
    }

    /** Returns a copy with another {@link #maxDepth}. */
    public WalkOptions maxDepth(int depth) {
        return new WalkOptions(depth, maxEntries, threads);
    }

    /** Returns a copy with another {@link #maxEntries}. */
    public WalkOptions maxEntries(long entries) {
        return new WalkOptions(maxDepth, entries, threads);
    }

    /** Returns a copy with another number of {@link #threads}. */
    public WalkOptions threads(int number) {
        return new WalkOptions(maxDepth, maxEntries, number);
    }
}
