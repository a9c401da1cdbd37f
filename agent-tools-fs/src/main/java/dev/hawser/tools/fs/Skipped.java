package dev.hawser.tools.fs;

import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts what was left out for one reason, and remembers the first few. Safe for several threads. */
final class Skipped {

    private static final int EXAMPLES = 3;

    private final TreeSet<String> examples = new TreeSet<>(PathOrder.INSTANCE);
    private long count;

    synchronized void add(String path) {
        count++;
        examples.add(path);
        if (examples.size() > EXAMPLES) {
            examples.pollLast();
        }
    }

    synchronized long count() {
        return count;
    }

    /** Returns the number and the examples: {@code 12 (a, b, c, …)}. */
    @Override
    public synchronized String toString() {
        return examples.stream()
                .map(PathLabel::of)
                .collect(Collectors.joining(", ", count + " (", count > EXAMPLES ? ", …)" : ")"));
    }
}
