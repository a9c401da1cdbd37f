package dev.hawser.tools.fs.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpenWatchTest {

    @TempDir
    Path root;

    private final OpenWatch impatient = new OpenWatch(Duration.ofMillis(200));

    @Test
    void returns_what_the_operation_returns_and_throws_what_it_throws() throws IOException {
        assertThat(impatient.call(() -> "result")).isEqualTo("result");
        assertThatThrownBy(() -> impatient.call(() -> {
                    throw new IOException("disk");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThatThrownBy(() -> impatient.call(() -> {
                    throw new AssertionError("bug");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_fifo_that_took_a_file_s_place_costs_a_thread_and_not_the_caller() throws Exception {
        Path fifo = root.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Path file = Files.createFile(root.resolve("file"));
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean wentOn = new AtomicBoolean();
        try (DirectoryHandle directory = DirectoryHandle.open(root)) {
            Entry looksLikeAFile =
                    new Entry(directory, Name.of("fifo"), Files.readAttributes(file, BasicFileAttributes.class));

            assertThatThrownBy(() -> impatient.call(() -> {
                        try {
                            looksLikeAFile.openFile().close();
                            wentOn.set(true);
                            return "opened";
                        } finally {
                            ended.countDown();
                        }
                    }))
                    .isInstanceOf(OpenTimeoutException.class);

            Files.newOutputStream(fifo).close(); // lets the open end at last
            ended.await();
            assertThat(wentOn).as("went on after it was given up").isFalse();
        }
    }

    @Test
    void a_fifo_that_opens_at_once_is_no_file_either() throws Exception {
        Path fifo = root.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Path file = Files.createFile(root.resolve("file"));
        Thread writer = new Thread(() -> {
            try {
                Files.newOutputStream(fifo).close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        try (DirectoryHandle directory = DirectoryHandle.open(root)) {
            Entry looksLikeAFile =
                    new Entry(directory, Name.of("fifo"), Files.readAttributes(file, BasicFileAttributes.class));

            assertThatThrownBy(looksLikeAFile::openFile).isInstanceOf(NotRegularFileException.class);
        }
        writer.join();
    }

    /** The writer says nothing, so a read that takes no position would wait for it. */
    @Test
    void a_fifo_that_is_read_as_a_file_fails_at_once() throws Exception {
        Path fifo = root.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Path file = Files.createFile(root.resolve("file"));
        CountDownLatch release = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try (OutputStream silent = Files.newOutputStream(fifo)) {
                awaitUninterruptibly(release);
                silent.flush();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        try (DirectoryHandle directory = DirectoryHandle.open(root);
                InputStream looksLikeAFile = new Entry(
                                directory, Name.of("fifo"), Files.readAttributes(file, BasicFileAttributes.class))
                        .openStream()) {
            assertThatThrownBy(() -> looksLikeAFile.read(new byte[10])).isInstanceOf(IOException.class);
        } finally {
            release.countDown();
            writer.join();
        }
    }

    @Test
    void what_opens_too_late_is_closed_and_stops_the_operation() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Closeable resource = closed::countDown;
        AtomicBoolean wentOn = new AtomicBoolean();

        assertThatThrownBy(() -> impatient.call(() -> {
                    OpenWatch.open(() -> {
                        awaitUninterruptibly(release);
                        return resource;
                    });
                    wentOn.set(true);
                    return "";
                }))
                .isInstanceOf(OpenTimeoutException.class);

        release.countDown();
        closed.await();
        assertThat(wentOn).isFalse();
    }

    @Test
    void work_that_is_no_open_may_take_any_time() throws IOException {
        CountDownLatch never = new CountDownLatch(1);

        assertThat(impatient.call(() -> {
                    OpenWatch.open(() -> "quick");
                    try {
                        never.await(500, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        return "interrupted";
                    }
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void when_one_task_is_stuck_the_others_are_interrupted() {
        CountDownLatch release = new CountDownLatch(1);
        WatchedTask<String> waiting = impatient.start(() -> {
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        });
        WatchedTask<String> stuck = impatient.start(() -> OpenWatch.open(() -> {
            awaitUninterruptibly(release);
            return "late";
        }));

        WatchedTask.awaitAll(List.of(waiting, stuck));

        assertThat(waiting).satisfies(task -> assertThat(task.outcome()).isEqualTo("interrupted"));
        assertThatThrownBy(stuck::outcome).isInstanceOf(OpenTimeoutException.class);
        release.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = true;
        while (interrupted) {
            try {
                latch.await();
                interrupted = false;
            } catch (InterruptedException e) {
                // like an open of a FIFO
            }
        }
    }
}
