package dev.hawser.lambda;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a run up when its time is over in the middle of a step. The session is closed first, so that nothing of the step is
 * written down any more, as if the process had been killed; only then is the step cancelled. Whoever opens the session next
 * goes on before the step.
 */
final class HardStop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HardStop.class);

    private final Session session;
    private final Cancellation cancellation;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean pulled;

    private HardStop(Session session, Cancellation cancellation) {
        this.session = session;
        this.cancellation = cancellation;
    }

    static HardStop at(Deadline time, Session session, Cancellation cancellation) {
        HardStop stop = new HardStop(session, cancellation);
        Thread watch = new Thread(() -> stop.watch(time), "hawser-hard-stop");
        watch.setDaemon(true);
        watch.start();
        return stop;
    }

    private void watch(Deadline time) {
        try {
            if (!over.await(time.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                pull();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void pull() {
        if (over.getCount() == 0) {
            return;
        }
        pulled = true;
        try {
            session.close();
        } catch (SessionException e) {
            LOG.atWarn().setCause(e).log("the session could not be closed at the hard stop");
        }
        cancellation.cancel();
    }

    /** Returns whether the run was given up. */
    synchronized boolean isPulled() {
        return pulled;
    }

    /** The run is over: it is not given up any more. Closes the session, unless that was done. */
    @Override
    public synchronized void close() {
        over.countDown();
        if (!pulled) {
            session.close();
        }
    }
}
