package dev.hawser.agent.cancel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final CountDownLatch acted = new CountDownLatch(1);

    @Test
    void acts_when_the_deadline_has_passed() throws InterruptedException {
        try (Watch watch = Watch.onDeadline(Deadline.in(Duration.ofMillis(1)), acted::countDown)) {
            assertThat(watch).isNotNull();
            assertThat(acted.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void acts_when_the_thread_that_made_it_is_interrupted() throws InterruptedException {
        CountDownLatch watching = new CountDownLatch(1);
        Thread deaf = new Thread(() -> {
            try (Watch watch = Watch.onInterrupt(acted::countDown)) {
                assertThat(watch).isNotNull();
                watching.countDown();
                while (acted.getCount() > 0) {
                    Thread.onSpinWait();
                }
            }
        });
        deaf.start();
        watching.await();
        deaf.interrupt();

        assertThat(acted.await(10, TimeUnit.SECONDS)).isTrue();
        deaf.join();
    }

    @Test
    void acts_once_and_not_after_it_was_closed() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        Watch closed = Watch.onDeadline(Deadline.in(Duration.ofMillis(1)), () -> times.addAndGet(100));
        closed.close();
        try (Watch due = Watch.onDeadline(Deadline.in(Duration.ZERO), times::incrementAndGet);
                Watch later = Watch.onDeadline(Deadline.in(Duration.ofMillis(80)), acted::countDown)) {
            assertThat(due).isNotSameAs(later);
            assertThat(acted.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(times).hasValue(1);
    }
}
