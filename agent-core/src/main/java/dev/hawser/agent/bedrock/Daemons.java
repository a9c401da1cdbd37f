package dev.hawser.agent.bedrock;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Threads that don't keep the program alive, for work that blocks while its caller mustn't. */
final class Daemons {

    private static final int FIRST_JDK_WHOSE_HTTP_DOES_NOT_PIN = 24;
    private static final Executor LIGHT = light();

    private Daemons() {}

    /** Starts a thread of the operating system, which runs also while tools keep all processors busy. */
    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts a thread of which there is one for each call that waits, so that a thousand agents need no thousand threads of
     * the operating system. It is virtual from JDK 24 on, where a virtual thread that waits in the JDK's HTTP connection lets
     * others run.
     */
    static void startLight(Runnable work) {
        LIGHT.execute(work);
    }

    private static Executor light() {
        if (Runtime.version().feature() >= FIRST_JDK_WHOSE_HTTP_DOES_NOT_PIN) {
            try {
                return (Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("this JDK has virtual threads", e);
            }
        }
        return work -> start("bedrock-exchange", work);
    }
}
