package dev.hawser.tools.fs.handle;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Something that an {@link OpenWatch} does on one of its threads. */
public final class WatchedTask<T> implements Runnable {

    private static final ThreadLocal<@Nullable WatchedTask<?>> CURRENT = new ThreadLocal<>();
    private static final Opening ABANDONED = new Opening(0);

    private final IoCall<T> operation;
    private final long limitNanos;
    private final AtomicReference<@Nullable Opening> opening = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;
    private @Nullable Thread thread;
    private boolean interrupted;

    WatchedTask(IoCall<T> operation, long limitNanos) {
        this.operation = operation;
        this.limitNanos = limitNanos;
    }

    static @Nullable WatchedTask<?> current() {
        return CURRENT.get();
    }

    @Override
    public void run() {
        begin();
        try {
            result = operation.call();
        } catch (Throwable e) {
            failure = e;
        } finally {
            end();
            done.countDown();
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        CURRENT.set(this);
        if (interrupted) {
            thread.interrupt();
        }
    }

    /** From here on an interrupt can't reach the thread, which may do something else. */
    private synchronized void end() {
        thread = null;
        CURRENT.remove();
        Thread.interrupted();
    }

    /** Interrupts the thread that does it, now or as soon as it begins. */
    public synchronized void interrupt() {
        interrupted = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Opens something on the thread that does this. If the time is over before it is open, it is closed again at once. */
    <R> R open(IoCall<R> call) throws IOException {
        Opening mine = new Opening(System.nanoTime());
        if (!opening.compareAndSet(null, mine)) {
            throw new OpenTimeoutException();
        }
        R opened = null;
        try {
            opened = call.call();
            return opened;
        } finally {
            if (!opening.compareAndSet(mine, null)) {
                if (opened instanceof Closeable resource) {
                    resource.close();
                }
                throw new OpenTimeoutException();
            }
        }
    }

    /** Waits for the end of this one task and returns its {@link #outcome}, see {@link #awaitAll}. */
    public T await() throws IOException {
        awaitAll(List.of(this));
        return outcome();
    }

    /**
     * Waits until every task ended or is stuck in an open. When one is stuck, the others are interrupted. When the caller is
     * interrupted, all tasks are, and the waiting goes on; the caller stays interrupted.
     */
    public static void awaitAll(List<? extends WatchedTask<?>> tasks) {
        Deque<WatchedTask<?>> running = new ArrayDeque<>(tasks);
        boolean callerInterrupted = false;
        while (!running.isEmpty()) {
            WatchedTask<?> task = running.remove();
            try {
                if (task.done.await(task.limitNanos, TimeUnit.NANOSECONDS)) {
                    continue;
                }
                if (task.abandonIfStuck()) {
                    tasks.forEach(WatchedTask::interrupt);
                    continue;
                }
            } catch (InterruptedException e) {
                callerInterrupted = true;
                tasks.forEach(WatchedTask::interrupt);
            }
            running.add(task);
        }
        if (callerInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean abandonIfStuck() {
        Opening current = opening.get();
        return current != null
                && System.nanoTime() - current.since >= limitNanos
                && opening.compareAndSet(current, ABANDONED);
    }

    /**
     * Returns what the operation returned, or throws what it threw. Call it after the wait for the end.
     *
     * @throws OpenTimeoutException if it is stuck
     */
    public T outcome() throws IOException {
        if (done.getCount() > 0) {
            throw new OpenTimeoutException();
        }
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return result;
    }

    private record Opening(long since) {}
}
