package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how long opening a file may take. An {@code open} that meets a FIFO blocks for ever and ignores interrupts. Nobody
 * opens a FIFO on purpose here, but one may take a file's place between the look at the file and the open. So files are
 * opened on daemon threads, while the caller waits: an open that does not end in time costs a thread and not the caller.
 *
 * <p>A hand-over to another thread costs more than an open. That is why a whole operation is handed over with {@link #call},
 * and only the opens within it are timed.
 */
public final class OpenWatch {

    private static final ExecutorService THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), OpenWatch::daemon);

    private static final OpenWatch DEFAULT = new OpenWatch(Duration.ofSeconds(10));

    private final long limitNanos;

    /** Returns a watch that gives up on an open after ten seconds. */
    public static OpenWatch withDefaultLimit() {
        return DEFAULT;
    }

    /** Creates a watch that gives up on an open after that time. */
    public OpenWatch(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /**
     * Does something on another thread and waits for it. Interrupting the caller interrupts that thread; the caller goes on
     * waiting for the end of what it does.
     *
     * @throws OpenTimeoutException if an {@link #open} within it took too long. Whatever it was doing then fails as soon as the
     *     open ends
     */
    public <T> T call(IoCall<T> operation) throws IOException {
        return start(operation).await();
    }

    /** Begins something on another thread. */
    public <T> WatchedTask<T> start(IoCall<T> operation) {
        WatchedTask<T> task = new WatchedTask<>(operation, limitNanos);
        THREADS.execute(task);
        return task;
    }

    /** Does something that opens a file, under the limit of the operation that it is part of. */
    static <T> T open(IoCall<T> opening) throws IOException {
        WatchedTask<?> task = WatchedTask.current();
        return task != null ? task.open(opening) : DEFAULT.call(() -> open(opening));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hawser-files");
        thread.setDaemon(true);
        return thread;
    }
}
