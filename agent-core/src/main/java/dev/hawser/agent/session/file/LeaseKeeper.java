package dev.hawser.agent.session.file;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the leases of one store and looks for requests to cancel, on a thread that lives while a session is open. */
final class LeaseKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor scheduler;

    LeaseKeeper() {
        scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "hawser-session-leases");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setKeepAliveTime(10, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
    }

    /** Keeps the lease until the returned task is cancelled. */
    Future<?> keep(Lease lease, CancelRequest cancel, Duration leaseTime) {
        long period = Math.min(LONGEST_PERIOD.toMillis(), leaseTime.dividedBy(6).toMillis());
        return scheduler.scheduleWithFixedDelay(() -> attend(lease, cancel), period, period, TimeUnit.MILLISECONDS);
    }

    /** A failure is not the end: the next attempt may come in time, and if none does the lease itself is lost. */
    private static void attend(Lease lease, CancelRequest cancel) {
        try {
            lease.renewIfDue();
            if (lease.isHeld()) {
                cancel.look();
            }
        } catch (IOException e) {
            LOG.warn(
                    "The lease of session '{}' can't be renewed; trying again",
                    lease.directory().id(),
                    e);
        }
    }
}
