package dev.hawser.lambda.review.report;

import dev.hawser.agent.message.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What a reviewer did.
 *
 * @param turns calls of the model
 * @param searches searches through the files
 * @param filesOpened different files that were read, whole or in part
 * @param seconds wall time
 * @param tokens what the model's service counted
 */
public record Effort(int turns, int searches, int filesOpened, BigDecimal seconds, Usage tokens) {

    /** Rounds the time to milliseconds. */
    public static Effort of(int turns, int searches, int filesOpened, Duration time, Usage tokens) {
        BigDecimal seconds = BigDecimal.valueOf(time.toMillis(), 3).setScale(3, RoundingMode.HALF_UP);
        return new Effort(turns, searches, filesOpened, seconds, tokens);
    }
}
