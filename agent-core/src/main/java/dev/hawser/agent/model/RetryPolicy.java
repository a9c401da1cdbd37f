package dev.hawser.agent.model;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after what pause a failed model call is made again. Only failures whose {@link ModelException.Kind} is
 * retryable are; the run's deadline stands above this policy.
 *
 * <p>The pause is exponential back-off with full jitter: a random time between zero and a bound that doubles with every
 * attempt. (Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.) When the service says how long
 * to wait, the pause is at least that.
 *
 * @param maxAttempts attempts in all, the first one included; at least 1
 * @param baseDelay the bound of the first pause
 * @param maxDelay the bound that the doubling stops at
 */
public record RetryPolicy(int maxAttempts, Duration baseDelay, Duration maxDelay) {

    private static final RetryPolicy DEFAULTS = new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Checks the values. */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "maxAttempts is " + maxAttempts + ": it counts the first attempt, use 1 or more");
        }
        if (baseDelay.isNegative() || maxDelay.compareTo(baseDelay) < 0) {
            throw new IllegalArgumentException(
                    "delays must be 0 <= baseDelay <= maxDelay, not " + baseDelay + " and " + maxDelay);
        }
    }

    /** Six attempts, with pauses of up to 1, 2, 4, 8 and 16 seconds between them. */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    }

    /** Returns whether to try again after that many attempts, the last of which failed so. */
    public boolean allowsAnother(int attempts, ModelException failure) {
        return failure.kind().isRetryable() && attempts < maxAttempts;
    }

    /** Returns the pause after that many attempts, the last of which failed so. */
    public Duration delay(int attempts, ModelException failure) {
        long bound = bound(attempts).toNanos();
        Duration jittered =
                Duration.ofNanos(bound == 0 ? 0 : ThreadLocalRandom.current().nextLong(bound + 1));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return jittered.compareTo(asked) >= 0 ? jittered : asked;
    }

    private Duration bound(int attempts) {
        int doublings = Math.min(attempts - 1, 30);
        Duration doubled = baseDelay.multipliedBy(1L << doublings);
        return doubled.compareTo(maxDelay) < 0 ? doubled : maxDelay;
    }
}
