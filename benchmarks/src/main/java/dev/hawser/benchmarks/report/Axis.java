package dev.hawser.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A logarithmic axis. */
record Axis(double lowest, double highest, double from, double to) {

    static Axis over(List<Double> values, double from, double to) {
        double lowest = Collections.min(values);
        double highest = Collections.max(values);
        return new Axis(lowest / 1.15, highest * 1.15, from, to);
    }

    double at(double value) {
        return from + (to - from) * (Math.log(value / lowest) / Math.log(highest / lowest));
    }

    /** Returns 1, 2 and 5 times the powers of ten that there are on the axis. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(lowest))); power <= highest; power *= 10) {
            for (double tick : new double[] {power, 2 * power, 5 * power}) {
                if (tick >= lowest && tick <= highest) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    static String name(double value) {
        return Table.number(value, value < 1 ? 2 : value < 10 && value != Math.rint(value) ? 1 : 0);
    }
}
