package dev.hawser.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.model.ModelException.Kind;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final ModelException THROTTLED = new ModelException(Kind.THROTTLED, "slow down");

    @ParameterizedTest
    @CsvSource({"1,1000", "2,2000", "3,4000", "5,16000", "6,20000", "500,20000"})
    void the_bound_of_the_pause_doubles_up_to_the_maximum(int attempts, long boundMillis) {
        RetryPolicy policy = new RetryPolicy(1000, Duration.ofSeconds(1), Duration.ofSeconds(20));

        var delays = IntStream.range(0, 2000)
                .mapToObj(i -> policy.delay(attempts, THROTTLED))
                .toList();

        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMillis(boundMillis)) <= 0);
        assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofMillis(boundMillis * 9 / 10)) > 0);
        assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofMillis(boundMillis / 10)) < 0);
    }

    @Test
    void the_pause_is_at_least_what_the_service_asks_for() {
        ModelException asks = new ModelException(Kind.THROTTLED, "slow down", null, Duration.ofMinutes(2));

        assertThat(RetryPolicy.defaults().delay(1, asks)).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void only_retryable_failures_are_repeated(Kind kind) {
        assertThat(RetryPolicy.defaults().allowsAnother(1, new ModelException(kind, "no")))
                .isEqualTo(
                        switch (kind) {
                            case THROTTLED, UNAVAILABLE, TIMEOUT, CONNECTION, MALFORMED_RESPONSE -> true;
                            case CONTEXT_OVERFLOW, INVALID_REQUEST, ACCESS_DENIED, NOT_FOUND, CANCELLED, OTHER -> false;
                        });
    }

    @Test
    void the_number_of_attempts_is_bounded() {
        RetryPolicy twice = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);

        assertThat(twice.allowsAnother(1, THROTTLED)).isTrue();
        assertThat(twice.allowsAnother(2, THROTTLED)).isFalse();
        assertThat(RetryPolicy.none().allowsAnother(1, THROTTLED)).isFalse();
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
