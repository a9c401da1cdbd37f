package dev.hawser.benchmarks.startup;

import dev.hawser.benchmarks.contest.Contestant;
import dev.hawser.benchmarks.contestant.Endpoint;
import dev.hawser.benchmarks.report.BarChart;
import dev.hawser.benchmarks.report.Report;
import dev.hawser.benchmarks.report.Statistics;
import dev.hawser.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares whole processes: from the start of the JVM to the end of a run of two turns with one tool call. */
@Command(
        name = "startup",
        description = "Compares the time from the start of the JVM to the end of a run of two turns.",
        mixinStandardHelpOptions = true)
public final class StartupCommand implements Callable<Integer> {

    /** As on AWS Lambda. */
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    @Option(names = "--rounds", defaultValue = "11", description = "Starts of each. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--out", description = "Writes the table and the chart to this directory, too.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Table table = new Table(
                List.of("agent", "wall ms", "more than hand-written", "CPU ms", "more than hand-written", "peak MB"));
        BarChart chart = new BarChart("From the start of the JVM to the end of two turns, ms", 0);
        try (Endpoint endpoint = Endpoint.start()) {
            String address = endpoint.address().toString();
            add(table, chart, "", starts(Map.of(), address));
            if (arePackaged()) {
                Path archives = Files.createTempDirectory("appcds");
                add(table, chart, ", AppCDS", starts(archives(archives, address), address));
            }
        }
        Report report = new Report("startup");
        report.add("JVM start to the end of two turns, C1, 512 MB", table);
        report.addChart("startup", chart.toSvg());
        report.show("startup", out);
        return 0;
    }

    /** An archive of classes needs a class path of jars. */
    private static boolean arePackaged() {
        return Contestant.HAWSER.classPath().stream().noneMatch(path -> Files.isDirectory(Path.of(path)));
    }

    private static Map<Contestant, List<String>> archives(Path directory, String endpoint) throws IOException {
        Map<Contestant, List<String>> options = new EnumMap<>(Contestant.class);
        for (Contestant contestant : Contestant.asTheyCome()) {
            Path archive = directory.resolve(contestant.name() + ".jsa");
            List<String> writing = new ArrayList<>(JVM);
            writing.add("-XX:ArchiveClassesAtExit=" + archive);
            Start.untilItsEnd(contestant, writing, endpoint);
            options.put(contestant, List.of("-XX:SharedArchiveFile=" + archive));
        }
        return options;
    }

    private Map<Contestant, List<Start>> starts(Map<Contestant, List<String>> more, String endpoint)
            throws IOException {
        Map<Contestant, List<Start>> starts = new EnumMap<>(Contestant.class);
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : Contestant.asTheyCome()) {
                List<String> options = new ArrayList<>(JVM);
                options.addAll(more.getOrDefault(contestant, List.of()));
                Start clock = Start.timed(contestant, options, endpoint);
                Start account = Start.accounted(contestant, options, endpoint);
                starts.computeIfAbsent(contestant, name -> new ArrayList<>())
                        .add(new Start(clock.wallMillis(), account.cpuMillis(), account.peakMegabytes()));
            }
        }
        return starts;
    }

    private static void add(Table table, BarChart chart, String variant, Map<Contestant, List<Start>> starts) {
        List<Start> floor = starts.get(Contestant.AWS_SDK);
        starts.forEach((contestant, own) -> {
            double wall = median(own, Start::wallMillis);
            double cpu = median(own, Start::cpuMillis);
            table.add(List.of(
                    contestant.label() + variant,
                    Table.number(wall, 0),
                    Table.number(wall - median(floor, Start::wallMillis), 0),
                    Table.number(cpu, 0),
                    Table.number(cpu - median(floor, Start::cpuMillis), 0),
                    Table.number(median(own, Start::peakMegabytes), 0)));
            chart.add("C1, 512 MB" + variant, contestant.label(), wall);
        });
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> what) {
        return Statistics.median(starts.stream().map(what::applyAsDouble).toList());
    }
}
