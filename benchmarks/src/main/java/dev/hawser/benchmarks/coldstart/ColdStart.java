package dev.hawser.benchmarks.coldstart;

import dev.hawser.testing.lambda.Deployable;
import dev.hawser.testing.lambda.InvokeResult;
import dev.hawser.testing.lambda.LocalFunction;
import dev.hawser.testing.lambda.LocalFunctionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One way to start the function, which is done again and again. */
final class ColdStart {

    private static final List<String> AS_LAMBDA = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private final String label;
    private final Jdk jdk;
    private final Deployable deployable;
    private final Map<String, String> environment;
    private final List<String> options;
    private final boolean onClassPath;
    private final List<Long> millis = new ArrayList<>();

    ColdStart(
            String label,
            Jdk jdk,
            Deployable deployable,
            Map<String, String> environment,
            List<String> options,
            boolean onClassPath) {
        this.label = label;
        this.jdk = jdk;
        this.deployable = deployable;
        this.environment = environment;
        this.options = options;
        this.onClassPath = onClassPath;
    }

    /** Starts a process and waits for its first answer. */
    void measure() {
        try (LocalFunction function = function(List.of())) {
            long start = System.nanoTime();
            answer(function);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }

    /** Returns the same with a cache of the classes, which a first process makes. */
    ColdStart trained(Path cache) throws IOException {
        try (LocalFunction function = function(jdk.training(cache))) {
            answer(function);
            function.shutDown();
            if (!Files.exists(cache)) {
                throw new IOException("Java " + jdk.feature() + " made no cache at " + cache + ": "
                        + String.join("\n", function.output()));
            }
        }
        List<String> more = new ArrayList<>(options);
        more.addAll(jdk.trained(cache));
        return new ColdStart("class path, " + jdk.cacheName(), jdk, deployable, environment, more, onClassPath);
    }

    private LocalFunction function(List<String> more) {
        List<String> all = new ArrayList<>(AS_LAMBDA);
        all.addAll(options);
        all.addAll(more);
        LocalFunctionBuilder builder = LocalFunction.named("greeter", Greeter.class.getName(), deployable)
                .environment(environment)
                .javaHome(jdk.home())
                .jvmOptions(all.toArray(String[]::new));
        return (onClassPath ? builder.onClassPath() : builder).create();
    }

    private static void answer(LocalFunction function) {
        InvokeResult result = function.invoke(
                "{\"runId\":\"" + UUID.randomUUID() + "\",\"workspace\":\"w\",\"prompt\":\"Say hello.\"}");
        if (result.functionError() != null || !result.payload().contains("completed")) {
            throw new IllegalStateException(
                    "the function failed: " + result.payload() + "\n" + String.join("\n", function.output()));
        }
    }

    /** Returns the row of the table: the median and the quartiles. */
    String row() {
        List<Long> sorted = millis.stream().sorted().toList();
        return "| Java " + jdk.feature() + " | " + label + " | " + sorted.get(sorted.size() / 2) + " | "
                + sorted.get(sorted.size() / 4) + " - " + sorted.get(sorted.size() * 3 / 4) + " |";
    }
}
