package dev.hawser.agent.bedrock;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notices that a thread was interrupted while it blocks in a read that hears no interrupt, as the JDK's sockets do. It looks
 * every {@value #PERIOD_MILLIS} ms, so an exchange that is over before the first look costs no more than an entry in a queue.
 */
final class InterruptWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 20;
    private static final ScheduledThreadPoolExecutor LOOKOUT = lookout();

    private final Thread watched = Thread.currentThread();
    private final Runnable action;
    private final AtomicBoolean over = new AtomicBoolean();
    private final ScheduledFuture<?> looks;

    /** Watches the calling thread until this is closed. The action runs at most once and is to return at once. */
    InterruptWatch(Runnable action) {
        this.action = action;
        this.looks = LOOKOUT.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (watched.isInterrupted() && !over.getAndSet(true)) {
            action.run();
        }
    }

    @Override
    public void close() {
        over.set(true);
        looks.cancel(false);
    }

    private static ScheduledThreadPoolExecutor lookout() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "bedrock-interrupts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
