package dev.hawser.benchmarks.footprint;

import dev.hawser.benchmarks.contest.Contestant;
import dev.hawser.benchmarks.report.BarChart;
import dev.hawser.benchmarks.report.Report;
import dev.hawser.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what a minimal agent has on its class path. */
@Command(
        name = "footprint",
        description = "Counts the jars and bytes that a minimal agent needs.",
        mixinStandardHelpOptions = true)
public final class FootprintCommand implements Callable<Integer> {

    @Option(names = "--out", description = "Writes the table and the chart to this directory, too.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Table table = new Table(List.of("agent", "jars", "MB", "to hand-written"));
        BarChart chart = new BarChart("A minimal agent", 1);
        double floor = 0;
        for (Contestant contestant : Contestant.asTheyCome()) {
            List<Path> libraries = libraries(contestant);
            double megabytes = bytes(libraries) / 1e6;
            floor = contestant == Contestant.AWS_SDK ? megabytes : floor;
            table.add(List.of(
                    contestant.label(),
                    Integer.toString(libraries.size()),
                    Table.number(megabytes, 1),
                    Table.number(megabytes / floor, 2)));
            chart.add("jars", contestant.label(), libraries.size());
            chart.add("MB", contestant.label(), megabytes);
        }
        Report report = new Report("footprint");
        report.add("What a minimal agent needs", table);
        report.addChart("footprint", chart.toSvg());
        report.show("footprint", out);
        return 0;
    }

    /** Leaves out the program itself and the logger that says nothing, which stands for one that the user chooses. */
    static List<Path> libraries(Contestant contestant) {
        return contestant.classPath().stream()
                .map(Path::of)
                .filter(path -> !path.toString().contains("contestants"))
                .filter(path -> !path.getFileName().toString().startsWith("slf4j-nop"))
                .toList();
    }

    private static long bytes(List<Path> libraries) throws IOException {
        long sum = 0;
        for (Path library : libraries) {
            try (Stream<Path> files = Files.walk(library)) {
                sum += files.mapToLong(
                                file -> file.toFile().isFile() ? file.toFile().length() : 0)
                        .sum();
            }
        }
        return sum;
    }
}
