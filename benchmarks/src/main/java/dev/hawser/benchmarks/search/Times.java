package dev.hawser.benchmarks.search;

import dev.hawser.benchmarks.report.Statistics;
import java.util.ArrayList;
import java.util.List;

/** How long something took, again and again. */
final class Times {

    private final List<Long> nanos = new ArrayList<>();

    void add(long nanoseconds) {
        nanos.add(nanoseconds);
    }

    double medianMillis() {
        return Statistics.median(nanos.stream().map(Long::doubleValue).toList()) / 1e6;
    }
}
