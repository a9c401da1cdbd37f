package dev.hawser.lambda.review.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a download is tried, and the pauses between: exponential back-off with full jitter, and at least what the host
 * asks for.
 *
 * @param attempts in all, the first one included
 * @param base the bound of the first pause
 * @param longest the longest pause, also if the host asks for more: then there is no further attempt
 */
record Retries(int attempts, Duration base, Duration longest) {

    /** Four attempts, with pauses of up to 1, 2 and 4 seconds, or as the host says, up to a minute. */
    static final Retries DEFAULT = new Retries(4, Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Returns the pause after that many failed attempts; empty if there is to be no other one. */
    Optional<Duration> pauseAfter(int failed, FetchException failure) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        if (failed >= attempts || !failure.kind().isRetryable() || asked.compareTo(longest) > 0) {
            return Optional.empty();
        }
        long bound = Math.min(base.toMillis() << Math.min(failed - 1, 20), longest.toMillis());
        Duration jittered = Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
        return Optional.of(jittered.compareTo(asked) > 0 ? jittered : asked);
    }

    /** Reads the value of a Retry-After header: seconds, or a date (RFC 9110, 10.2.3). Empty if it is neither. */
    static Optional<Duration> retryAfter(String header, Instant now) {
        String value = header.strip();
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
