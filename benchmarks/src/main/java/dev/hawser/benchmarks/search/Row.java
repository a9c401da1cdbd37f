package dev.hawser.benchmarks.search;

import java.util.Optional;

/**
 * How long a case took with each program.
 *
 * @param grep nothing if grep can't do that
 */
record Row(SearchCase search, long found, Times hawser, Times ripgrep, Optional<Times> grep) {

    double toRipgrep() {
        return hawser.medianMillis() / ripgrep.medianMillis();
    }

    Optional<Double> toGrep() {
        return grep.map(times -> hawser.medianMillis() / times.medianMillis());
    }
}
