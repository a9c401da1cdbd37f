package dev.hawser.benchmarks.sandbox;

import dev.hawser.benchmarks.report.BarChart;
import dev.hawser.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the sandbox with plain paths, and prints a table in Markdown. */
@Command(
        name = "sandbox",
        description = "Compares calls on a Workspace with the same work on plain paths, with JMH.",
        mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {

    private static final List<String> WAYS = List.of("Workspace", "Plain", "Checked");

    @Option(names = "--forks", description = "How many JVMs to measure in, one after the other (${DEFAULT-VALUE})")
    private int forks = 2;

    @Option(names = "--iterations", description = "How many seconds to measure in each (${DEFAULT-VALUE})")
    private int iterations = 5;

    @Option(names = "--out", description = "Writes a chart to this directory, too.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SandboxBenchmark.class.getName())
                        .forks(forks)
                        .measurementIterations(iterations)
                        .build())
                .run();
        Map<String, Map<String, Double>> rows = rows(results);
        System.out.println(table(rows));
        if (out != null) {
            Report.write(out, "sandbox.svg", chart(rows));
        }
        return 0;
    }

    private static String chart(Map<String, Map<String, Double>> rows) {
        BarChart chart = new BarChart("A call on the sandbox, µs", 1);
        rows.forEach((work, ways) -> WAYS.forEach(way -> chart.add(work, way, ways.get(way))));
        return chart.toSvg();
    }

    private static Map<String, Map<String, Double>> rows(Collection<RunResult> results) {
        Map<String, Map<String, Double>> rows = new TreeMap<>(Comparator.naturalOrder());
        for (RunResult result : results) {
            String method = result.getPrimaryResult().getLabel();
            String way = WAYS.stream().filter(method::endsWith).findFirst().orElseThrow();
            String work = method.substring(0, method.length() - way.length());
            String depth = result.getParams().getParam("depth");
            rows.computeIfAbsent(work + " at depth " + depth, key -> new TreeMap<>())
                    .put(way, result.getPrimaryResult().getScore());
        }
        return rows;
    }

    private static String table(Map<String, Map<String, Double>> rows) {
        return "\n| µs per call | Workspace | plain path | toRealPath, startsWith, then the path |\n|---|---:|---:|---:|\n"
                + rows.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | "
                                + WAYS.stream()
                                        .map(way -> String.format(
                                                Locale.ROOT,
                                                "%.1f",
                                                row.getValue().get(way)))
                                        .collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining(" |\n"))
                + " |";
    }
}
