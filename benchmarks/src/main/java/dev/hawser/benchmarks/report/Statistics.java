package dev.hawser.benchmarks.report;

import java.util.Collection;
import java.util.List;

/** What is said of several measurements. */
public final class Statistics {

    private Statistics() {}

    /** Returns the middle one. */
    public static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
