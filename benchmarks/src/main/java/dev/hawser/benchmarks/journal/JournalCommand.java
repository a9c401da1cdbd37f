package dev.hawser.benchmarks.journal;

import dev.hawser.benchmarks.report.BarChart;
import dev.hawser.benchmarks.report.Report;
import dev.hawser.benchmarks.report.Statistics;
import dev.hawser.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what it costs to write a session down, beside plain writes of the same bytes, and to go on with one. */
@Command(
        name = "journal",
        description = "Measures writing, opening and resuming sessions in files.",
        mixinStandardHelpOptions = true)
public final class JournalCommand implements Callable<Integer> {

    @Option(names = "--directory", description = "Where to write. Default: the directory for temporary files")
    private @Nullable Path directory;

    @Option(names = "--rounds", defaultValue = "7", description = "Of each measurement. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--appends", defaultValue = "2000", description = "In a round. Default: ${DEFAULT-VALUE}")
    private int appends;

    @Option(
            names = "--entries",
            defaultValue = "10000",
            description = "Of the opened session. Default: ${DEFAULT-VALUE}")
    private int entries;

    @Option(names = "--attachment", defaultValue = "50", description = "In MB. Default: ${DEFAULT-VALUE}")
    private int attachment;

    @Option(names = "--out", description = "Writes the tables and the chart to this directory, too.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path root = directory == null
                ? Files.createTempDirectory("journal")
                : Files.createTempDirectory(directory, "journal");
        Report report = new Report("journal");
        append(report, new Appends(root, appends));
        open(report, root);
        report.show("journal", out);
        return 0;
    }

    private void append(Report report, Appends appends) throws IOException {
        List<Double> plain = new ArrayList<>();
        List<Double> journal = new ArrayList<>();
        List<Double> plainFlushed = new ArrayList<>();
        List<Double> journalFlushed = new ArrayList<>();
        for (int round = -2; round < rounds; round++) {
            double[] micros = {appends.plain(false), appends.journal(false), appends.plain(true), appends.journal(true)
            };
            if (round >= 0) {
                plain.add(micros[0]);
                journal.add(micros[1]);
                plainFlushed.add(micros[2]);
                journalFlushed.add(micros[3]);
            }
        }
        Table table = new Table(List.of("append of an entry", "plain µs", "journal µs", "ratio"));
        table.add(row("written", plain, journal));
        table.add(row("written and flushed", plainFlushed, journalFlushed));
        report.add("Append, an entry of " + appends.recordLength() + " bytes", table);
        BarChart chart = new BarChart("Append of an entry, µs", 1);
        chart.add("written", "plain", Statistics.median(plain));
        chart.add("written", "journal", Statistics.median(journal));
        chart.add("written and flushed", "plain", Statistics.median(plainFlushed));
        chart.add("written and flushed", "journal", Statistics.median(journalFlushed));
        report.addChart("journal", chart.toSvg());
    }

    private static List<String> row(String name, List<Double> plain, List<Double> journal) {
        double floor = Statistics.median(plain);
        double own = Statistics.median(journal);
        return List.of(name, Table.number(floor, 1), Table.number(own, 1), Table.number(own / floor, 2));
    }

    private void open(Report report, Path root) throws IOException {
        Table table = new Table(List.of("session", "read alone ms", "open ms", "ratio", "open and resume ms"));
        table.add(row("%,d entries".formatted(entries), StoredSession.ofTurns(root, entries)));
        table.add(row(
                "%d MB attached".formatted(attachment), StoredSession.withAttachment(root, attachment * 1_000_000)));
        report.add("Open and resume", table);
    }

    private List<String> row(String name, StoredSession session) throws IOException {
        List<Double> read = new ArrayList<>();
        List<Double> open = new ArrayList<>();
        List<Double> resume = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double[] millis = {session.read(), session.open(), session.resume()};
            if (round >= 0) {
                read.add(millis[0]);
                open.add(millis[1]);
                resume.add(millis[2]);
            }
        }
        double floor = Statistics.median(read);
        double opened = Statistics.median(open);
        return List.of(
                name,
                Table.number(floor, 1),
                Table.number(opened, 1),
                Table.number(opened / floor, 2),
                Table.number(Statistics.median(resume), 1));
    }
}
