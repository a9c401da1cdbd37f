package dev.hawser.agent.bedrock;

/** Threads that don't keep the program alive, for work that blocks while its caller mustn't. */
final class Daemons {

    private Daemons() {}

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
