package dev.hawser.agent.cancel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Watches over work that can't look after itself, as a read from a socket that hears no interrupt. Close it when the work
 * is over.
 *
 * <p>One daemon thread looks at all watches every {@value #PERIOD_MILLIS} ms, so work that is over before the first look costs
 * no more than an entry in a set: a timer of its own would wake a thread each time. The action runs on that thread, at most
 * once, and must return at once; it may still run while the watch is being closed.
 */
public final class Watch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 20;
    private static final Lookout LOOKOUT = new Lookout();

    private final BooleanSupplier due;
    private final Runnable action;
    private final AtomicBoolean over = new AtomicBoolean();

    private Watch(BooleanSupplier due, Runnable action) {
        this.due = due;
        this.action = action;
        LOOKOUT.add(this);
    }

    /** Runs the action when the calling thread is interrupted. */
    public static Watch onInterrupt(Runnable action) {
        return new Watch(Thread.currentThread()::isInterrupted, action);
    }

    /** Runs the action when the deadline has passed. */
    public static Watch onDeadline(Deadline deadline, Runnable action) {
        return new Watch(deadline::hasPassed, action);
    }

    private void look() {
        if (due.getAsBoolean() && !over.getAndSet(true)) {
            action.run();
        }
    }

    @Override
    public void close() {
        over.set(true);
        LOOKOUT.remove(this);
    }

    /** Looks in a steady rhythm, and for a while after the last watch was closed, as the next one comes soon. */
    private static final class Lookout implements Runnable {

        private static final int IDLE_LOOKS = 100;

        private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
        private volatile boolean running;

        void add(Watch watch) {
            watches.add(watch);
            if (!running) {
                start();
            }
        }

        void remove(Watch watch) {
            watches.remove(watch);
        }

        /** A thread of the operating system, which runs also while virtual threads keep all processors busy. */
        private synchronized void start() {
            if (!running) {
                running = true;
                Thread thread = new Thread(this, "hawser-watch");
                thread.setDaemon(true);
                thread.start();
            }
        }

        @Override
        public void run() {
            int idle = 0;
            while (idle < IDLE_LOOKS || !stop()) {
                try {
                    Thread.sleep(PERIOD_MILLIS);
                } catch (InterruptedException e) {
                    continue; // nobody has a reason to, and the watches still need it
                }
                idle = watches.isEmpty() ? idle + 1 : 0;
                watches.forEach(Watch::look);
            }
        }

        /** A watch that is added at the same moment sees that this has stopped, or is seen here. */
        private synchronized boolean stop() {
            running = false;
            running = !watches.isEmpty();
            return !running;
        }
    }
}
