package dev.hawser.agent.session.file;

import java.time.Duration;

/**
 * A point in time by both clocks of this machine. The monotonic one stands still while a machine is frozen, as between two
 * calls of a Lambda function; the other one may be set.
 */
record Moment(long monotonicNanos, long wallMillis) {

    static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    /** Returns the time since, by the clock that says more. */
    Duration age() {
        Moment now = now();
        Duration monotonic = Duration.ofNanos(now.monotonicNanos - monotonicNanos);
        Duration wall = Duration.ofMillis(now.wallMillis - wallMillis);
        return monotonic.compareTo(wall) >= 0 ? monotonic : wall;
    }
}
