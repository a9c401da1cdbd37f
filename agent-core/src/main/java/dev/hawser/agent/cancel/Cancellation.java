package dev.hawser.agent.cancel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A switch that ends a run from outside. It is turned once and stays.
 *
 * <p>Safe to use from any thread. Give one to a run through its options; a tool finds the run's own in its context and
 * should look at it when it works for long.
 */
public final class Cancellation {

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Set<Registration> registrations = new LinkedHashSet<>();

    /** Creates a switch that is not turned. */
    public Cancellation() {}

    /**
     * Turns the switch and runs the registered actions on the calling thread. Further calls do nothing. An action that
     * throws doesn't keep the others from running.
     */
    public void cancel() {
        List<Registration> toRun;
        synchronized (registrations) {
            if (isCancelled()) {
                return;
            }
            cancelled.countDown();
            toRun = new ArrayList<>(registrations);
            registrations.clear();
        }
        RuntimeException failure = null;
        for (Registration registration : toRun) {
            try {
                registration.action.run();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns whether the switch was turned. */
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Throws {@link CancellationException} if the switch was turned. */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /**
     * Runs the action when the switch is turned, or now if it was. Close the registration when the action is no longer
     * needed.
     */
    public Registration onCancel(Runnable action) {
        Registration registration = new Registration(action);
        synchronized (registrations) {
            if (!isCancelled()) {
                registrations.add(registration);
                return registration;
            }
        }
        action.run();
        return registration;
    }

    /**
     * Sleeps, but wakes up when the switch is turned.
     *
     * @return true if the whole time was slept, false if the switch was turned
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean sleep(Duration time) throws InterruptedException {
        return !cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An action that waits for the cancellation. */
    public final class Registration implements AutoCloseable {

        private final Runnable action;

        private Registration(Runnable action) {
            this.action = action;
        }

        /** Forgets the action. */
        @Override
        public void close() {
            synchronized (registrations) {
                registrations.remove(this);
            }
        }
    }
}
