package dev.hawser.testing;

import static dev.hawser.testing.StoreUnderTest.failure;
import static dev.hawser.testing.StoreUnderTest.records;
import static dev.hawser.testing.StoreUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionLog;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That one holder at a time has a session, and what others may do to it. */
interface HolderContract extends StoreUnderTest {

    /** The refused one leaves no trace. */
    @Test
    default void a_second_open_is_busy_and_harms_nothing() {
        try (SessionLog log = store().open("s")) {
            log.append("{\"n\":1}");

            assertThat(failure(() -> store().open("s")))
                    .returns(Kind.BUSY, SessionException::kind)
                    .returns("s", SessionException::sessionId);

            log.append("{\"n\":2}");
            log.flush();
            assertThat(records(log)).hasSize(2);
        }
        assertThat(records(store().read("s"))).hasSize(2);
    }

    /** Other sessions can be held at the same time. */
    @Test
    default void sessions_do_not_disturb_each_other() {
        try (SessionLog a = store().open("a");
                SessionLog b = store().open("b")) {
            a.append("{\"in\":\"a\"}");
            b.append("{\"in\":\"b\"}");
        }

        assertThat(records(store().read("a"))).singleElement().asString().contains("\"in\":\"a\"");
        assertThat(records(store().read("b"))).singleElement().asString().contains("\"in\":\"b\"");
    }

    /** Of many at once, one gets it at a time, and each that got it wrote. */
    @Test
    default void threads_that_want_the_same_session_take_turns() throws Exception {
        List<Callable<Integer>> takers = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(i -> this::writeTwoIfFree)
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int written = 0;
        try {
            for (Future<Integer> taker : threads.invokeAll(takers)) {
                written += taker.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(written).isPositive();
        assertThat(records(store().read("s"))).hasSize(written);
    }

    /** A log that was given back is no right to write. */
    @Test
    default void writing_after_close_is_lost() {
        SessionLog log = store().open("s");
        log.append("{}");
        log.close();
        log.close();

        assertThat(failure(() -> log.append("{}"))).returns(Kind.LOST, SessionException::kind);
        assertThat(failure(log::flush)).returns(Kind.LOST, SessionException::kind);
        assertThat(failure(() -> log.attach("a", new byte[1]))).returns(Kind.LOST, SessionException::kind);
        assertThat(records(store().read("s"))).hasSize(1);
    }

    /** The second close of an old holder takes nothing from the new one. */
    @Test
    default void closing_twice_does_not_free_the_next_holder() {
        SessionLog first = store().open("s");
        first.close();
        try (SessionLog second = store().open("s")) {
            first.close();

            assertThat(failure(() -> store().open("s"))).returns(Kind.BUSY, SessionException::kind);
            second.append("{}");
        }
    }

    /** An interrupt of the thread is no reason to lose a record. */
    @Test
    default void an_interrupted_thread_still_writes() {
        try {
            Thread.currentThread().interrupt();
            write(store(), "s", "{\"n\":1}", "{\"n\":2}");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(records(store().read("s"))).hasSize(2);
    }

    /** What somebody works with is not deleted. */
    @Test
    default void a_held_session_is_not_deleted() {
        try (SessionLog log = store().open("s")) {
            assertThat(failure(() -> store().delete("s"))).returns(Kind.BUSY, SessionException::kind);
            log.append("{}");
        }
        assertThat(records(store().read("s"))).hasSize(1);
    }

    /** The holder hears of it, without being asked often. */
    @Test
    default void a_request_to_cancel_reaches_the_holder() throws Exception {
        try (SessionLog log = store().open("s")) {
            assertThat(log.isCancelRequested()).isFalse();

            store().requestCancel("s");
            while (!log.isCancelRequested()) {
                Thread.sleep(5);
            }

            log.clearCancelRequest();
            assertThat(log.isCancelRequested()).isFalse();
        }
        try (SessionLog log = store().open("s")) {
            assertThat(log.isCancelRequested()).isFalse();
        }
    }

    /** If nobody has the session, the next holder hears of it. */
    @Test
    default void a_request_to_cancel_waits_for_a_holder() {
        write(store(), "s", "{}");
        store().requestCancel("s");

        try (SessionLog log = store().open("s")) {
            assertThat(log.isCancelRequested()).isTrue();
        }
    }

    private int writeTwoIfFree() {
        try (SessionLog log = store().open("s")) {
            log.append("{\"n\":1}");
            log.append("{\"n\":2}");
            log.flush();
            return 2;
        } catch (SessionException e) {
            assertThat(e.kind()).isEqualTo(Kind.BUSY);
            return 0;
        }
    }
}
