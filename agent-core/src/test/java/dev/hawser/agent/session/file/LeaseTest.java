package dev.hawser.agent.session.file;

import static dev.hawser.agent.session.file.Sessions.failure;
import static dev.hawser.agent.session.file.Sessions.read;
import static dev.hawser.agent.session.file.Sessions.record;
import static dev.hawser.agent.session.file.Sessions.recordsTo;
import static dev.hawser.agent.session.file.Sessions.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

    private static final Duration LEASE_TIME = Duration.ofMillis(300);

    @TempDir
    Path root;

    private FileSessionStore store;
    private SessionDirectory directory;

    @BeforeEach
    void create_a_store() {
        store = FileSessionStore.at(root);
        directory = SessionDirectory.of(root, "s");
    }

    @Test
    void a_busy_session_says_who_holds_it_and_until_when() {
        try (SessionLog log = store.open("s")) {
            log.append(record(0));

            assertThat(failure(() -> store.open("s")))
                    .returns(Kind.BUSY, SessionException::kind)
                    .hasMessageMatching("session 's' is held by process "
                            + ProcessHandle.current().pid()
                            + " on \\S+: close it there, or wait\\. Its last sign of life was \\d+ ms ago; without another one it is free in"
                            + " \\d+ ms");
        }
    }

    @Test
    void a_holder_that_renews_keeps_the_session_longer_than_the_lease_time() throws Exception {
        SessionStore impatient = store.leaseTime(Duration.ofMillis(600));
        try (SessionLog log = impatient.open("s")) {
            Thread.sleep(1200);

            assertThat(failure(() -> impatient.open("s"))).returns(Kind.BUSY, SessionException::kind);
            log.append(record(0));
        }
    }

    /** The lease is as long as its holder has said, whatever the taker would grant. */
    @Test
    void a_taker_with_a_shorter_lease_time_waits_for_the_longer_one() throws Exception {
        try (SessionLog log = store.open("s")) {
            setAge(1, Duration.ofSeconds(10));

            assertThat(failure(() -> store.leaseTime(LEASE_TIME).open("s"))).returns(Kind.BUSY, SessionException::kind);
            log.append(record(0));
        }
    }

    @Test
    void a_holder_that_shows_no_sign_of_life_loses_the_session() throws Exception {
        write(store, 0, 1);
        try (SessionLog paused = store.open("s")) {
            setAge(2, Duration.ofSeconds(16));

            write(store, 1, 2);

            paused.append("{\"by\":\"a holder whose clock stands still\"}");
            assertThat(read(store.read("s"))).isEqualTo(recordsTo(2));
        }
        write(store, 2, 3);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(3));
    }

    /** The pause ends between the check and the write: the line is in the file, and nobody reads it. */
    @Test
    void what_a_paused_holder_still_writes_is_never_read() throws Exception {
        SessionLog paused = store.open("s");
        paused.append(record(0));
        setAge(1, Duration.ofSeconds(16));
        try (SessionLog successor = store.open("s")) {
            Files.write(directory.segment(1), Line.encode(record(99)), StandardOpenOption.APPEND);
            successor.append(record(1));
            Files.write(directory.segment(1), Line.encode(record(98)), StandardOpenOption.APPEND);

            assertThat(read(successor)).isEqualTo(recordsTo(2));
            assertThat(read(store.read("s"))).isEqualTo(recordsTo(2));
        }
        paused.close();
        write(store, 2, 3);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(3));
    }

    @Test
    void a_holder_that_could_not_renew_knows_that_its_right_is_lost() throws Exception {
        Lease lease = new LeaseClaim(directory, LEASE_TIME).take();
        lease.requireHeld();
        while (lease.isHeld()) {
            Thread.sleep(5);
        }

        assertThat(failure(lease::requireHeld))
                .returns(Kind.LOST, SessionException::kind)
                .hasMessageContaining("within 300 ms");
        FileTime last = Files.getLastModifiedTime(directory.lease(1));
        lease.renewIfDue();
        lease.release();
        assertThat(Files.getLastModifiedTime(directory.lease(1))).isEqualTo(last);
    }

    /** The holder gives up before anybody takes over. */
    @Test
    void a_lease_is_over_for_its_holder_before_it_is_free_for_others() throws Exception {
        Lease lease = new LeaseClaim(directory, LEASE_TIME).take();
        boolean taken = false;
        while (!taken) {
            try {
                new LeaseClaim(directory, LEASE_TIME).take();
                taken = true;
            } catch (SessionException e) {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
            }
        }
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void a_claim_that_was_never_written_expires_like_any_other() throws Exception {
        write(store, 0, 1);
        Files.createFile(directory.lease(2));
        assertThat(failure(() -> store.open("s")))
                .returns(Kind.BUSY, SessionException::kind)
                .hasMessageContaining("about to open it");

        setAge(2, Duration.ofSeconds(16));

        write(store, 1, 2);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(2));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_session_of_a_dead_process_is_free_at_once() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        ProcessIdentity me = ProcessIdentity.current();
        claimAs(new ProcessIdentity(me.host(), process.pid(), me.start(), me.home()));

        write(store, 0, 1);

        assertThat(read(store.read("s"))).isEqualTo(recordsTo(1));
    }

    /** The number of a process is used again after some time. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_started_at_another_time_is_another_process() throws Exception {
        ProcessIdentity me = ProcessIdentity.current();
        claimAs(new ProcessIdentity(me.host(), me.pid(), "1", me.home()));

        write(store, 0, 1);

        assertThat(read(store.read("s"))).isEqualTo(recordsTo(1));
    }

    @Test
    void nothing_is_known_of_a_process_elsewhere() throws Exception {
        ProcessIdentity me = ProcessIdentity.current();
        claimAs(new ProcessIdentity("elsewhere", 1 << 30, "1", "another boot"));
        assertThat(failure(() -> store.open("s")))
                .returns(Kind.BUSY, SessionException::kind)
                .hasMessageContaining("on elsewhere");

        claimAs(new ProcessIdentity("here", 1 << 30, me.start(), ""));
        assertThat(failure(() -> store.open("s"))).returns(Kind.BUSY, SessionException::kind);
    }

    /** The wall clock says more than the monotonic one after a machine was frozen. */
    @Test
    void age_is_counted_by_the_clock_that_says_more() {
        Moment now = Moment.now();

        assertThat(new Moment(now.monotonicNanos(), now.wallMillis() - 60_000).age())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(new Moment(now.monotonicNanos() - 60_000_000_000L, now.wallMillis()).age())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_lease_time_too_short_to_renew_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.leaseTime(Duration.ofMillis(99)));
    }

    private void claimAs(ProcessIdentity holder) throws IOException {
        directory.create();
        LeaseFile lease = new LeaseFile("token", holder, Duration.ofSeconds(15), false);
        Files.write(directory.lease(1), lease.toBytes());
    }

    private void setAge(int epoch, Duration age) throws IOException {
        Files.setLastModifiedTime(
                directory.lease(epoch), FileTime.from(Instant.now().minus(age)));
    }
}
