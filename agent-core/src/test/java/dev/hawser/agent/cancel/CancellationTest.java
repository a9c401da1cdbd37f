package dev.hawser.agent.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void actions_run_once() {
        cancellation.onCancel(() -> heard.add("action"));
        cancellation.cancel();
        cancellation.cancel();

        assertThat(heard).containsExactly("action");
        assertThat(cancellation.isCancelled()).isTrue();
        assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancellationException.class);
    }

    @Test
    void an_action_that_comes_too_late_runs_at_once() {
        cancellation.cancel();
        cancellation.onCancel(() -> heard.add("late"));

        assertThat(heard).containsExactly("late");
    }

    @Test
    void a_closed_registration_is_forgotten() {
        cancellation.onCancel(() -> heard.add("closed")).close();
        cancellation.cancel();

        assertThat(heard).isEmpty();
    }

    @Test
    void an_action_that_throws_does_not_keep_the_others_from_running() {
        cancellation.onCancel(() -> {
            throw new IllegalStateException("broken");
        });
        cancellation.onCancel(() -> heard.add("second"));

        assertThatThrownBy(cancellation::cancel).hasMessage("broken");
        assertThat(heard).containsExactly("second");
    }

    @Test
    void cancelling_wakes_a_sleeper() {
        CompletableFuture<Boolean> slept = CompletableFuture.supplyAsync(() -> {
            try {
                return cancellation.sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        cancellation.cancel();

        assertThat(slept.join()).isFalse();
    }

    @Test
    void a_sleep_that_nobody_disturbs_is_slept() throws InterruptedException {
        assertThat(cancellation.sleep(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void a_deadline_passes() {
        assertThat(Deadline.in(Duration.ZERO).hasPassed()).isTrue();
        assertThat(Deadline.in(Duration.ofHours(1)).hasPassed()).isFalse();
        assertThat(Deadline.never().hasPassed()).isFalse();
        assertThat(Deadline.never().isSet()).isFalse();
    }

    @Test
    void of_two_deadlines_one_is_earlier() {
        Deadline soon = Deadline.in(Duration.ofMinutes(1));
        Deadline late = Deadline.in(Duration.ofHours(1));

        assertThat(soon.orEarlier(late)).isSameAs(soon);
        assertThat(late.orEarlier(soon)).isSameAs(soon);
        assertThat(Deadline.never().orEarlier(late)).isSameAs(late);
    }
}
