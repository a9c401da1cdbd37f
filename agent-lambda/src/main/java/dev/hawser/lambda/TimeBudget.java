package dev.hawser.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/**
 * How an invocation divides its time: until the soft deadline the run goes from step to step; then the step that is under way
 * may end; at the hard stop it is given up, so that the function answers before Lambda kills it.
 *
 * @param untilSoftDeadline from now
 * @param untilHardStop from now
 */
record TimeBudget(Duration untilSoftDeadline, Duration untilHardStop) {

    private static final Duration MOST_TO_ANSWER = Duration.ofSeconds(3);

    /**
     * Divides the time that is left. The reserve is at most half of it, so that a run gets on even where the time-out is
     * shorter than the reserve.
     */
    static TimeBudget of(Context context, Duration reserve) {
        Duration left = Duration.ofMillis(Math.max(0, context.getRemainingTimeInMillis()));
        Duration kept = shorter(reserve, left.dividedBy(2));
        Duration toAnswer = shorter(MOST_TO_ANSWER, kept.dividedBy(4));
        return new TimeBudget(left.minus(kept), left.minus(toAnswer));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
