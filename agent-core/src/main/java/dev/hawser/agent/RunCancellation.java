package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.session.Session;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The cancellation of one run: turned by the caller's, or by another process through the session. */
final class RunCancellation implements AutoCloseable {

    private static final long PERIOD_MILLIS = 500;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hawser-cancel-requests");
        thread.setDaemon(true);
        return thread;
    });

    private final Cancellation own = new Cancellation();
    private final Cancellation.@Nullable Registration onCancel;
    private final @Nullable ScheduledFuture<?> watch;

    RunCancellation(Optional<Cancellation> given, Session.Writer session) {
        this.onCancel =
                given.map(cancellation -> cancellation.onCancel(own::cancel)).orElse(null);
        this.watch = session.isStored()
                ? WATCH.scheduleWithFixedDelay(
                        () -> cancelIfRequested(session), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS)
                : null;
    }

    Cancellation own() {
        return own;
    }

    private void cancelIfRequested(Session.Writer session) {
        if (session.isCancelRequested()) {
            own.cancel();
        }
    }

    @Override
    public void close() {
        if (onCancel != null) {
            onCancel.close();
        }
        if (watch != null) {
            watch.cancel(false);
        }
    }
}
