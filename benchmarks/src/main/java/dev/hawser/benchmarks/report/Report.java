package dev.hawser.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a benchmark found: text with tables for the terminal, and charts. */
public final class Report {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> charts = new LinkedHashMap<>();

    /** Starts a report. It says first where it was measured. */
    public Report(String title) {
        text.append("## ")
                .append(title)
                .append("\n\n")
                .append(Machine.describe())
                .append("\n\n");
    }

    /** Adds a table under a heading. */
    public void add(String heading, Table table) {
        text.append("### ").append(heading).append("\n\n").append(table).append('\n');
    }

    /**
     * Adds a chart.
     *
     * @param name the name of its file, without the extension
     */
    public void addChart(String name, String svg) {
        charts.put(name, svg);
    }

    /** Prints the text, and writes text and charts to the directory if there is one. */
    public void show(String name, @Nullable Path directory) {
        System.out.println(text);
        if (directory == null) {
            return;
        }
        write(directory, name + ".md", text);
        charts.forEach((chart, svg) -> write(directory, chart + ".svg", svg));
    }

    /** Writes a file into a directory, which is created if it isn't there. */
    public static void write(Path directory, String file, CharSequence content) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
