package dev.hawser.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown. The first column is text, the others are numbers. */
public final class Table {

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table. */
    public Table(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row. */
    public void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells + " are not the columns " + columns);
        }
        rows.add(List.copyOf(cells));
    }

    /** Returns a number as text. */
    public static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, columns);
        text.append("|---").append("|---:".repeat(columns.size() - 1)).append("|\n");
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
