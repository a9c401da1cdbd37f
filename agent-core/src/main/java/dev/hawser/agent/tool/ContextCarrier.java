package dev.hawser.agent.tool;

import java.util.Map;
import org.slf4j.MDC;

/**
 * Carries what belongs to the calling thread, such as logging and tracing context, to the threads that tools run on.
 *
 * <p>An agent carries the slf4j {@link MDC} by itself. Add a carrier for anything else, for one
 * {@code io.opentelemetry.context.Context.current()::wrap} made at the time of the call.
 */
@FunctionalInterface
public interface ContextCarrier {

    /** Returns a task that runs the given one within the context of the thread that calls this method. */
    Runnable wrap(Runnable task);

    /** Returns a carrier that applies this one and then the other. */
    default ContextCarrier and(ContextCarrier other) {
        return task -> other.wrap(wrap(task));
    }

    /** Returns the carrier of the slf4j context. */
    static ContextCarrier mdc() {
        return task -> {
            Map<String, String> context = MDC.getCopyOfContextMap();
            if (context == null || context.isEmpty()) {
                return task;
            }
            return () -> {
                Map<String, String> before = MDC.getCopyOfContextMap();
                MDC.setContextMap(context);
                try {
                    task.run();
                } finally {
                    if (before == null) {
                        MDC.clear();
                    } else {
                        MDC.setContextMap(before);
                    }
                }
            };
        };
    }
}
