package dev.hawser.tools.fs.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClaimTest {

    private static final Name NAME = Name.of("name");

    @TempDir
    Path root;

    DirectoryHandle directory;

    @BeforeEach
    void open() throws IOException {
        directory = DirectoryHandle.open(root);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void one_at_a_time_has_it() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> claiming = () -> {
            for (int i = 0; i < 50; i++) {
                Claim.holding(directory, NAME, () -> {
                    most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                    Thread.yield();
                    holders.decrementAndGet();
                });
            }
            return 50;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Integer> done = new ArrayList<>();
        for (Future<Integer> future : threads.invokeAll(List.of(claiming, claiming, claiming, claiming))) {
            done.add(future.get());
        }
        threads.shutdown();

        assertThat(done).containsExactly(50, 50, 50, 50);
        assertThat(most).hasValue(1);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void is_given_back_when_the_change_fails() {
        assertThatThrownBy(() -> Claim.holding(directory, NAME, () -> {
                    throw new IOException("disk");
                }))
                .hasMessage("disk");

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void holds_for_names_that_differ_in_case_only_and_for_no_others() throws IOException {
        assertThat(TemporaryName.claimOf(Name.of("NAME"))).isEqualTo(TemporaryName.claimOf(NAME));
        List<String> inside = new ArrayList<>();

        Claim.holding(
                directory, NAME, () -> Claim.holding(directory, Name.of("other"), () -> inside.add("both at once")));

        assertThat(inside).containsExactly("both at once");
    }

    @Test
    void one_that_a_crash_left_is_taken_over_after_a_while() throws IOException {
        Files.createFile(root.resolve(TemporaryName.claimOf(NAME).text()));
        List<String> inside = new ArrayList<>();

        Claim.holding(directory, NAME, Duration.ofMillis(50), () -> inside.add("taken over"));

        assertThat(inside).containsExactly("taken over");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void who_waits_for_it_can_be_interrupted() throws IOException {
        Files.createFile(root.resolve(TemporaryName.claimOf(NAME).text()));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Claim.holding(directory, NAME, () -> {})).isInstanceOf(InterruptedIOException.class);
    }
}
