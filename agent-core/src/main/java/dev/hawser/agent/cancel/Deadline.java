package dev.hawser.agent.cancel;

import java.time.Duration;

/** A moment after which work is no longer wanted. It is measured by the monotonic clock, so a clock change can't move it. */
public final class Deadline {

    private static final Deadline NEVER = new Deadline(0, Duration.ofNanos(Long.MAX_VALUE));

    private final long startNanos;
    private final Duration span;

    private Deadline(long startNanos, Duration span) {
        this.startNanos = startNanos;
        this.span = span;
    }

    /** Returns a deadline that far from now. A negative or zero span has passed already. */
    public static Deadline in(Duration span) {
        return new Deadline(System.nanoTime(), span);
    }

    /** Returns a deadline that does not come. */
    public static Deadline never() {
        return NEVER;
    }

    /** Returns whether this is a moment at all, rather than {@link #never()}. */
    public boolean isSet() {
        return this != NEVER;
    }

    /** Returns the time that is left; zero when it has passed, about 292 years when it never comes. */
    public Duration remaining() {
        if (!isSet()) {
            return span;
        }
        Duration left = span.minusNanos(System.nanoTime() - startNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Returns whether the moment has come. */
    public boolean hasPassed() {
        return remaining().isZero();
    }

    /** Returns whichever comes first. */
    public Deadline orEarlier(Deadline other) {
        return remaining().compareTo(other.remaining()) <= 0 ? this : other;
    }

    @Override
    public String toString() {
        return isSet() ? "in " + remaining() : "never";
    }
}
