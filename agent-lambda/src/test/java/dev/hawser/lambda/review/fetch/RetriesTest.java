package dev.hawser.lambda.review.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Retries retries = new Retries(4, Duration.ofMillis(100), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0                              | PT0S
            120                            | PT2M
            Sun, 1 Mar 2026 12:00:07 GMT   | PT7S
            Sun, 1 Mar 2026 11:00:00 GMT   | PT0S
            soon                           | -
            -1                             | -
            9999999999                     | -
            """)
    void a_retry_after_is_seconds_or_a_date(String header, Duration expected) {
        assertThat(Retries.retryAfter(header, NOW)).isEqualTo(Optional.ofNullable(expected));
    }

    @RepeatedTest(20)
    void the_pause_is_random_below_a_bound_that_doubles() {
        FetchException failure = new FetchException(Kind.UNAVAILABLE, "x");

        assertThat(retries.pauseAfter(1, failure).orElseThrow()).isBetween(Duration.ZERO, Duration.ofMillis(100));
        assertThat(retries.pauseAfter(3, failure).orElseThrow()).isBetween(Duration.ZERO, Duration.ofMillis(400));
    }

    @Test
    void the_host_is_not_asked_before_it_wants_to_be() {
        FetchException failure = new FetchException(Kind.UNAVAILABLE, "x", null, Duration.ofSeconds(9));

        assertThat(retries.pauseAfter(1, failure)).contains(Duration.ofSeconds(9));
    }

    @Test
    void there_is_no_further_attempt_when_it_would_not_help() {
        FetchException tooLong = new FetchException(Kind.UNAVAILABLE, "x", null, Duration.ofSeconds(31));

        assertThat(retries.pauseAfter(1, tooLong)).isEmpty();
        assertThat(retries.pauseAfter(4, new FetchException(Kind.UNAVAILABLE, "x")))
                .isEmpty();
        assertThat(retries.pauseAfter(1, new FetchException(Kind.NOT_FOUND, "x")))
                .isEmpty();
    }
}
