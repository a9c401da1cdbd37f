package dev.hawser.agent.bedrock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the {@code Retry-After} header: a number of seconds or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** Returns the time to wait from now on, or nothing if the header says nothing sensible. */
    static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        try {
            return Optional.of(notNegative(Duration.ofSeconds(Long.parseLong(value))));
        } catch (NumberFormatException notSeconds) {
            return parseDate(value, now);
        }
    }

    private static Optional<Duration> parseDate(String value, Instant now) {
        try {
            Instant moment = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Optional.of(notNegative(Duration.between(now, moment)));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
