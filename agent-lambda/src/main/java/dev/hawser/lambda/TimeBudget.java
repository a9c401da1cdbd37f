package dev.hawser.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.hawser.agent.cancel.Deadline;
import java.time.Duration;

/**
 * How an invocation divides its time: until the soft deadline the run goes from step to step; then the step that is under way
 * may end; at the hard stop it is given up, so that the function answers before Lambda kills it.
 *
 * @param softDeadline when a run is suspended
 * @param hardStop when a step is given up
 */
record TimeBudget(Deadline softDeadline, Deadline hardStop) {

    private static final Duration MOST_TO_ANSWER = Duration.ofSeconds(3);

    /** A session whose holder was killed is free after 15 seconds. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(18);

    /**
     * Divides the time that is left. The reserve is at most half of it, so that a run gets on even where the time-out is
     * shorter than the reserve.
     */
    static TimeBudget of(Context context, Duration reserve) {
        Duration left = Duration.ofMillis(Math.max(0, context.getRemainingTimeInMillis()));
        Duration kept = shorter(reserve, left.dividedBy(2));
        Duration toAnswer = shorter(MOST_TO_ANSWER, kept.dividedBy(4));
        return new TimeBudget(Deadline.in(left.minus(kept)), Deadline.in(left.minus(toAnswer)));
    }

    /** Returns until when to wait for a session that somebody has: longer than a lease, if that leaves time to work. */
    Deadline sessionWait() {
        return Deadline.in(shorter(
                LONGER_THAN_A_LEASE, softDeadline.remaining().dividedBy(4).multipliedBy(3)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
