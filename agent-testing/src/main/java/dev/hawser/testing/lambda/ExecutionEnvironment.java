package dev.hawser.testing.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A process with the function in it, and the Runtime API that it talks to. Takes one event at a time. */
final class ExecutionEnvironment implements AutoCloseable {

    private static final Duration MOST_TO_START = Duration.ofSeconds(60);

    private final RuntimeApi api = RuntimeApi.start();
    private final Process process;

    ExecutionEnvironment(FunctionSetup setup, Consumer<String> output) {
        try {
            this.process =
                    setup.process(api.address()).redirectErrorStream(true).start();
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException("the process of " + setup.name() + " can't be started", e);
        }
        Thread reader = new Thread(() -> read(output), "output-of-" + setup.name());
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<String> output) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output);
        } catch (IOException | UncheckedIOException e) {
            output.accept("[the output ended: " + e.getMessage() + "]");
        }
    }

    InvokeResult invoke(RuntimeApi.Event event) {
        RuntimeApi.Handover handover = api.hand(event);
        process.onExit().thenAccept(dead -> handover.end(exited(event, dead.exitValue())));
        try {
            handover.taken().get(MOST_TO_START.toMillis(), TimeUnit.MILLISECONDS);
            return handover.result().get(event.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            kill();
            return timedOut(event);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            return exited(event, 137);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static InvokeResult exited(RuntimeApi.Event event, int status) {
        return failure(event, "Runtime.ExitError", "Runtime exited with error: exit status " + status);
    }

    private static InvokeResult timedOut(RuntimeApi.Event event) {
        double seconds = event.timeout().toMillis() / 1000.0;
        return failure(event, "Sandbox.Timedout", "Task timed out after " + seconds + " seconds");
    }

    private static InvokeResult failure(RuntimeApi.Event event, String type, String message) {
        return InvokeResult.failed("{\"errorType\":\"" + type + "\",\"errorMessage\":\"RequestId: " + event.requestId()
                + " Error: " + message + "\"}");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Through its handle, since the process itself would take its output away, which it may need to the end. */
    void shutDown() {
        process.toHandle().destroy();
        awaitEnd();
    }

    /** Ends the process as a lost machine does: nothing in it hears of it. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        api.close();
    }
}
