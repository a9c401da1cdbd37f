package dev.hawser.examples.review;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Kind;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.report.Counts;
import dev.hawser.lambda.review.text.Numbers;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Draws the result for the terminal. */
final class SummaryTable {

    private static final int SHOWN = 12;
    private static final int PATH_WIDTH = 60;

    private SummaryTable() {}

    /** Returns the counts and the worst findings, coloured if the terminal shows colours. */
    static String render(Ansi ansi, Map<String, Counts> byReviewer, Counts all, List<Finding> findings) {
        StringBuilder out = new StringBuilder();
        int width = Math.max(
                8, byReviewer.keySet().stream().mapToInt(String::length).max().orElse(0));
        out.append(" ".repeat(width));
        for (Severity severity : Severity.values()) {
            out.append(String.format("  %8s", severity.label()));
        }
        out.append("       all\n");
        byReviewer.forEach((name, counts) -> out.append(row(ansi, width, name, counts)));
        if (byReviewer.size() > 1) {
            out.append(row(ansi, width, "all", all));
        }
        if (!findings.isEmpty()) {
            out.append('\n').append(worst(ansi, findings));
        }
        return out.toString();
    }

    private static String row(Ansi ansi, int width, String name, Counts counts) {
        StringBuilder row = new StringBuilder(String.format("%-" + width + "s", name));
        for (Severity severity : Severity.values()) {
            String cell = String.format("  %8s", Numbers.grouped(counts.of(severity)));
            row.append(
                    counts.of(severity) == 0 ? ansi.string("@|faint " + cell + "|@") : coloured(ansi, severity, cell));
        }
        return row.append(String.format("  %8s%n", Numbers.grouped(counts.total())))
                .toString();
    }

    private static String worst(Ansi ansi, List<Finding> findings) {
        List<Kind> kinds = Kind.of(findings);
        List<Kind> shown = kinds.subList(0, Math.min(SHOWN, kinds.size()));
        int ruleWidth =
                shown.stream().mapToInt(kind -> kind.rule().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Kind kind : shown) {
            String severity = String.format("%-8s", kind.severity().label());
            String more = kind.size() == 1 ? "" : " and " + Numbers.grouped(kind.size() - 1) + " more";
            out.append(coloured(ansi, kind.severity(), severity))
                    .append(String.format("  %-" + ruleWidth + "s  ", kind.rule()))
                    .append(TerminalText.end(kind.findings().get(0).place(), PATH_WIDTH))
                    .append(more)
                    .append(System.lineSeparator());
        }
        if (kinds.size() > SHOWN) {
            out.append(String.format("%8s  and %s more kinds%n", "", Numbers.grouped(kinds.size() - SHOWN)));
        }
        return out.toString();
    }

    private static String coloured(Ansi ansi, Severity severity, String text) {
        return switch (severity) {
            case CRITICAL -> ansi.string("@|bold,red " + text + "|@");
            case HIGH -> ansi.string("@|red " + text + "|@");
            case MEDIUM -> ansi.string("@|yellow " + text + "|@");
            case LOW -> text;
        };
    }
}
