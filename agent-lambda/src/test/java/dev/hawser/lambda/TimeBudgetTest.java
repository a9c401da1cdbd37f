package dev.hawser.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBudgetTest {

    @ParameterizedTest
    @CsvSource({
        "900000, 30, 870000, 897000",
        "900000, 4, 896000, 899000",
        "60000, 30, 30000, 57000",
        "20000, 30, 10000, 17500",
    })
    void the_reserve_is_kept_back_but_never_more_than_half(int left, int reserve, long soft, long hard) {
        TimeBudget time = TimeBudget.of(new FakeContext(left), Duration.ofSeconds(reserve));

        assertThat(time.softDeadline().remaining().toMillis()).isBetween(soft - 2_000, soft);
        assertThat(time.hardStop().remaining().toMillis()).isBetween(hard - 2_000, hard);
    }

    @Test
    void no_time_is_no_time() {
        TimeBudget time = TimeBudget.of(new FakeContext(-5), Duration.ofSeconds(30));

        assertThat(time.softDeadline().hasPassed()).isTrue();
        assertThat(time.hardStop().hasPassed()).isTrue();
        assertThat(time.sessionWait().hasPassed()).isTrue();
    }
}
