package dev.hawser.benchmarks.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long something took, again and again. */
final class Times {

    private final List<Long> nanos = new ArrayList<>();

    void add(long nanoseconds) {
        nanos.add(nanoseconds);
    }

    double medianMillis() {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        long median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return median / 1e6;
    }
}
