package dev.hawser.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A Lambda function on this machine: its deployable in processes of their own, under the real runtime interface client, which
 * must be on the class path ({@code com.amazonaws:aws-lambda-java-runtime-interface-client}, test scope). Runs on Linux.
 *
 * <pre>{@code
 * try (LocalFunction function = LocalFunction.named("librarian", "com.example.Librarian", Deployable.unpack(zip, directory))
 *         .environment(Map.of("WORKSPACE_MOUNT", mount.toString(), …))
 *         .timeout(Duration.ofSeconds(10))
 *         .create()) {
 *     InvokeResult result = function.invoke("{\"runId\":\"r-1\", …}");
 * }
 * }</pre>
 *
 * <p>As on Lambda, a process takes one event at a time, stays for the next, and is killed at the time-out; events that come
 * meanwhile get processes of their own. Safe for any thread.
 */
public final class LocalFunction implements AutoCloseable {

    private static final int MOST_LINES = 10_000;

    private final FunctionSetup setup;
    private final Duration timeout;
    private final Consumer<String> listener;
    private final Deque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
    private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final AtomicInteger coldStarts = new AtomicInteger();

    LocalFunction(FunctionSetup setup, Duration timeout, Consumer<String> listener) {
        this.setup = setup;
        this.timeout = timeout;
        this.listener = listener;
    }

    /**
     * Describes a function.
     *
     * @param name its name
     * @param handler the class of its handler
     */
    public static LocalFunctionBuilder named(String name, String handler, Deployable deployable) {
        return new LocalFunctionBuilder(name, handler, deployable);
    }

    /** Invokes the function and waits for what comes of it, at most its time-out. */
    public InvokeResult invoke(String payload) {
        ExecutionEnvironment environment = take();
        InvokeResult result = environment.invoke(event(payload));
        if (environment.isAlive()) {
            idle.push(environment);
        } else {
            discard(environment);
        }
        return result;
    }

    private ExecutionEnvironment take() {
        for (ExecutionEnvironment next = idle.poll(); next != null; next = idle.poll()) {
            if (next.isAlive()) {
                return next;
            }
            discard(next);
        }
        coldStarts.incrementAndGet();
        ExecutionEnvironment started = new ExecutionEnvironment(setup, this::heard);
        all.add(started);
        return started;
    }

    private RuntimeApi.Event event(String payload) {
        String id = UUID.randomUUID().toString();
        String trace = "Root=1-5bef4de7-" + id.replace("-", "").substring(0, 24) + ";Sampled=0";
        return new RuntimeApi.Event(id, payload, timeout, setup.arn(), trace);
    }

    private void heard(String line) {
        if (output.size() < MOST_LINES) {
            output.add(line);
        }
        listener.accept(line);
    }

    /** Kills all processes of the function. An invocation that is under way fails; the next one starts a process. */
    public void kill() {
        all.forEach(ExecutionEnvironment::kill);
    }

    /** Lets all processes end in good order, with what a JVM does then, and waits for it. */
    public void shutDown() {
        all.forEach(ExecutionEnvironment::shutDown);
    }

    /** Returns how many processes were started. */
    public int coldStarts() {
        return coldStarts.get();
    }

    /** Returns the lines that the processes have written so far, at most 10,000. */
    public List<String> output() {
        return List.copyOf(output);
    }

    private void discard(ExecutionEnvironment environment) {
        all.remove(environment);
        environment.close();
    }

    /** Ends all processes. */
    @Override
    public void close() {
        idle.clear();
        List.copyOf(all).forEach(this::discard);
        try {
            delete(setup.temporary());
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + setup.name() + " can't be deleted", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
