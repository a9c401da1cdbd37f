package dev.hawser.agent.bedrock;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notices that a thread was interrupted while it blocks in a read that hears no interrupt, as the JDK's sockets do. One
 * thread looks at all of them every {@value #PERIOD_MILLIS} ms, so an exchange that is over before the first look costs no
 * more than an entry in a set: a timer of its own would wake a thread in every exchange.
 */
final class InterruptWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 20;
    private static final Lookout LOOKOUT = new Lookout();

    private final Thread watched = Thread.currentThread();
    private final Runnable action;
    private final AtomicBoolean over = new AtomicBoolean();

    /** Watches the calling thread until this is closed. The action runs at most once and is to return at once. */
    InterruptWatch(Runnable action) {
        this.action = action;
        LOOKOUT.add(this);
    }

    private void look() {
        if (watched.isInterrupted() && !over.getAndSet(true)) {
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

        private final Set<InterruptWatch> watches = ConcurrentHashMap.newKeySet();
        private volatile boolean running;

        void add(InterruptWatch watch) {
            watches.add(watch);
            if (!running) {
                start();
            }
        }

        void remove(InterruptWatch watch) {
            watches.remove(watch);
        }

        private synchronized void start() {
            if (!running) {
                running = true;
                Daemons.start("bedrock-interrupts", this);
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
                watches.forEach(InterruptWatch::look);
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
