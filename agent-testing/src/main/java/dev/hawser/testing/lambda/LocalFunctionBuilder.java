package dev.hawser.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects what a {@link LocalFunction} is made of. Not safe for use by several threads. */
public final class LocalFunctionBuilder {

    private final String name;
    private final String handler;
    private final Deployable deployable;
    private Map<String, String> environment = Map.of();
    private Duration timeout = Duration.ofSeconds(30);
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private List<String> jvmOptions = List.of("-XX:TieredStopAtLevel=1");
    private boolean onClassPath;
    private Consumer<String> listener = line -> {};

    LocalFunctionBuilder(String name, String handler, Deployable deployable) {
        this.name = name;
        this.handler = handler;
        this.deployable = deployable;
    }

    /** Sets the function's environment variables, besides those that Lambda sets. Default: none. */
    public LocalFunctionBuilder environment(Map<String, String> variables) {
        this.environment = Map.copyOf(variables);
        return this;
    }

    /** Sets how long an invocation may take, without the start of a process. Default: 30 seconds. */
    public LocalFunctionBuilder timeout(Duration newTimeout) {
        this.timeout = newTimeout;
        return this;
    }

    /** Sets the JVM. Default: that of this process. */
    public LocalFunctionBuilder javaHome(Path newJavaHome) {
        this.javaHome = newJavaHome;
        return this;
    }

    /** Sets the options of the JVM. Default: {@code -XX:TieredStopAtLevel=1}, as Lambda starts its own. */
    public LocalFunctionBuilder jvmOptions(String... options) {
        this.jvmOptions = List.of(options);
        return this;
    }

    /**
     * Puts the deployable's jars on the JVM's class path, as an image of one's own may do, so that they can be in an AOT cache or
     * a CDS archive. Default: the runtime interface client loads them, as in the managed runtimes.
     */
    public LocalFunctionBuilder onClassPath() {
        this.onClassPath = true;
        return this;
    }

    /** Hears each line that the function's processes write, on threads that read them. Default: nobody. */
    public LocalFunctionBuilder output(Consumer<String> newListener) {
        this.listener = newListener;
        return this;
    }

    /** Makes the function. A process is started when the first event comes. */
    public LocalFunction create() {
        try {
            Path temporary = Files.createTempDirectory("hawser-function-");
            FunctionSetup setup = new FunctionSetup(
                    name, handler, deployable, environment, javaHome, jvmOptions, onClassPath, temporary);
            return new LocalFunction(setup, timeout, listener);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory can be made", e);
        }
    }
}
