package dev.hawser.benchmarks.client;

import dev.hawser.benchmarks.contestant.Endpoint;
import dev.hawser.benchmarks.report.LineChart;
import dev.hawser.benchmarks.report.Report;
import dev.hawser.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what a turn costs with Hawser, with other frameworks and with a loop that is written by hand. */
@Command(
        name = "client",
        description = "Compares the cost of a turn with other frameworks and a loop written by hand.",
        mixinStandardHelpOptions = true)
public final class ClientCommand implements Callable<Integer> {

    @Option(
            names = "--turns",
            split = ",",
            defaultValue = "1,10,50,200,500",
            description = "Lengths of conversations. Default: ${DEFAULT-VALUE}")
    private List<Integer> turns = List.of();

    @Option(names = "--agents", defaultValue = "64", description = "How many at once. Default: ${DEFAULT-VALUE}")
    private int agents;

    @Option(names = "--rounds", defaultValue = "5", description = "Of each measurement. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--work",
            defaultValue = "1000",
            description = "About how many turns are measured at a time. Default: ${DEFAULT-VALUE}")
    private int work;

    @Option(
            names = "--warm-up",
            defaultValue = "100",
            description = "Thousands of turns before the first that is measured. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--memory-only", description = "Leaves the HTTP clients out.")
    private boolean memoryOnly;

    @Option(names = "--out", description = "Writes the table and the charts to this directory, too.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Report report = new Report("client");
        measure(report, "memory", "in memory", "client-memory");
        if (!memoryOnly) {
            try (Endpoint endpoint = Endpoint.start()) {
                measure(
                        report,
                        endpoint.address().toString(),
                        "over loopback, each with its own HTTP client",
                        "client-http");
            }
        }
        report.show("client", out);
        return 0;
    }

    private void measure(Report report, String service, String name, String file) throws IOException {
        Table table = new Table(ClientRow.COLUMNS);
        LineChart chart = new LineChart("CPU µs per turn, " + name, "turns of the conversation");
        try (ClientComparison comparison = new ClientComparison(service, rounds, work)) {
            comparison.warmUp(warmUp);
            for (int length : turns) {
                System.err.println("a conversation of " + length + " turns, " + name);
                for (ClientRow row : ClientRow.of(comparison.measure(length, 1))) {
                    table.add(row.cells(length, 1));
                    chart.add(row.contestant().label(), length, row.cpuMicros());
                }
            }
            int atOnce = Math.min(50, turns.get(turns.size() - 1));
            for (ClientRow row : ClientRow.of(comparison.measure(atOnce, agents))) {
                table.add(row.cells(atOnce, agents));
            }
        }
        report.add("A turn, " + name, table);
        report.addChart(file, chart.toSvg());
    }
}
