package dev.hawser.agent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that tools run on: virtual ones where the JVM has them, else daemon threads that end when idle. */
final class ToolThreads {

    private static final ExecutorService EXECUTOR = create();

    private ToolThreads() {}

    static ExecutorService executor() {
        return EXECUTOR;
    }

    private static ExecutorService create() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException noVirtualThreads) {
            AtomicLong count = new AtomicLong();
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "hawser-tool-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
