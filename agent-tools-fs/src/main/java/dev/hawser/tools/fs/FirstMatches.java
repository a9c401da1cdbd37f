package dev.hawser.tools.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Keeps the first matches in the order of paths, whatever the order in which they come, and one more to know whether there are
 * more. Safe for several threads.
 */
final class FirstMatches {

    private final int limit;
    private final TreeMap<String, FileMatches> files = new TreeMap<>(PathOrder.INSTANCE);
    private volatile long kept;

    FirstMatches(int limit) {
        this.limit = limit;
    }

    /** Returns whether matches in, or below, that path would still be kept. */
    boolean wants(String path) {
        return !hasMore() || isBeforeLast(path);
    }

    private synchronized boolean isBeforeLast(String path) {
        return PathOrder.INSTANCE.compare(path, files.lastKey()) < 0;
    }

    synchronized void add(FileMatches found) {
        files.put(found.path(), found);
        long more = kept + weight(found);
        while (more - weight(files.lastEntry().getValue()) > limit) {
            more -= weight(files.pollLastEntry().getValue());
        }
        kept = more;
    }

    /** Returns whether there are more than the limit. */
    boolean hasMore() {
        return kept > limit;
    }

    /** Returns the first matches, as many as the limit allows. */
    synchronized List<FileMatches> first() {
        List<FileMatches> first = new ArrayList<>();
        long left = limit;
        for (FileMatches file : files.values()) {
            if (left <= 0) {
                break;
            }
            boolean whole = weight(file) <= left;
            first.add(
                    whole
                            ? file
                            : new FileMatches(
                                    file.path(), file.count(), file.matches().subList(0, (int) left)));
            left -= weight(file);
        }
        return first;
    }

    /** A file whose matches aren't shown counts once. */
    private static long weight(FileMatches file) {
        return Math.max(1, file.matches().size());
    }
}
