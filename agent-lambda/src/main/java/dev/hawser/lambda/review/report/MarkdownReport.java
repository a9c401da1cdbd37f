package dev.hawser.lambda.review.report;

import static dev.hawser.lambda.review.report.Markdown.code;
import static dev.hawser.lambda.review.report.Markdown.paragraphs;
import static dev.hawser.lambda.review.report.Markdown.plain;
import static dev.hawser.lambda.review.text.Numbers.counted;
import static dev.hawser.lambda.review.text.Numbers.grouped;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.source.Scope;
import dev.hawser.lambda.review.text.Numbers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the review for people: {@code report.md}. */
public final class MarkdownReport {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final ReviewSummary summary;
    private final List<ReviewerReport> reviewers;
    private final StringBuilder out = new StringBuilder();
    private final ReviewerSection sections;

    private MarkdownReport(ReviewSummary summary, List<ReviewerReport> reviewers, String wayToSources) {
        this.summary = summary;
        this.reviewers = reviewers;
        this.sections = new ReviewerSection(out, wayToSources);
    }

    /**
     * Returns the report.
     *
     * @param wayToSources the relative path from the report to the reviewed directory, for links; ends with a slash
     */
    public static String render(ReviewSummary summary, List<ReviewerReport> reviewers, String wayToSources) {
        MarkdownReport report = new MarkdownReport(summary, reviewers, wayToSources);
        report.head();
        report.inShort();
        reviewers.forEach(report.sections::write);
        report.coverage();
        return report.out.toString();
    }

    private void head() {
        line("# Code review of " + code(summary.directory()));
        line("");
        line("> " + (summary.engine().languageModel() ? "" : "**No language model was at work.** ")
                + plain(summary.engine().note()));
        line("");
        List<Finding> all =
                reviewers.stream().flatMap(r -> r.findings().stream()).toList();
        long files = all.stream().map(Finding::file).distinct().count();
        line("**" + counted(all.size(), "finding") + "** in " + grouped(files) + " of "
                + counted(summary.scope().sourceFiles(), "source file") + ". Reviewed on "
                + DAY.format(summary.startedAt()) + ", in "
                + Numbers.time(
                        Duration.ofMillis(summary.seconds().movePointRight(3).longValue())) + ".");
        line("");
        line("| | critical | high | medium | low | all |");
        line("|---|---:|---:|---:|---:|---:|");
        summary.byReviewer().forEach((name, counts) -> line("| " + name + row(counts)));
        line("| **all**" + row(summary.counts()));
        line("");
        reviewers.stream().filter(r -> !r.complete()).forEach(r -> {
            line("> **The " + r.reviewer() + " review is incomplete:** " + plain(String.valueOf(r.problem())));
            line("");
        });
        summary.failed().forEach((name, problem) -> {
            line("> **The " + plain(name) + " review failed:** " + plain(problem));
            line("");
        });
    }

    private static String row(Counts counts) {
        StringBuilder row = new StringBuilder(" | ");
        for (Severity severity : Severity.values()) {
            row.append(grouped(counts.of(severity))).append(" | ");
        }
        return row.append(grouped(counts.total())).append(" |").toString();
    }

    private void inShort() {
        line("## In short");
        line("");
        if (summary.problem() != null) {
            line("> " + plain(summary.problem()));
            line("");
        }
        line("**" + plain(summary.headline()) + "**");
        line("");
        if (!summary.text().isBlank()) {
            line(paragraphs(summary.text()));
            line("");
        }
        if (summary.priorities().isEmpty()) {
            return;
        }
        line("### Do first");
        line("");
        int number = 1;
        for (Priority priority : summary.priorities()) {
            String places =
                    priority.places().stream().limit(5).map(sections::place).collect(Collectors.joining(", "));
            int more = priority.places().size() - 5;
            line(number++ + ". **" + plain(priority.title()) + "** " + plain(priority.reason()) + "  ");
            line("   " + places + (more > 0 ? " and " + more + " more" : ""));
        }
        line("");
    }

    private void coverage() {
        Scope scope = summary.scope();
        line("## What was looked at");
        line("");
        line("- " + counted(scope.sourceFiles(), "source file")
                + (scope.byLanguage().isEmpty() ? "" : ": " + plain(scope.languages())));
        for (ReviewerReport report : reviewers) {
            Effort effort = report.effort();
            line("- " + report.reviewer() + ": "
                    + counted(effort.searches(), "search").replace("searchs", "searches")
                    + " through the files, " + counted(effort.filesOpened(), "file") + " opened, "
                    + counted(effort.turns(), "turn")
                    + (effort.tokens().totalTokens() > 0
                            ? ", " + counted(effort.tokens().totalTokens(), "token")
                            : ""));
        }
        if (scope.otherFiles() > 0) {
            line("- Not reviewed: " + counted(scope.otherFiles(), "file") + " of other kinds");
        }
        if (!scope.leftOut().isEmpty()) {
            line("- Left out: " + scope.leftOut().stream().map(Markdown::code).collect(Collectors.joining(", ")));
        }
        scope.notes().forEach(note -> line("- " + plain(note)));
        line("- Of a secret that was found only the beginning is shown");
        line("- Reviewed with: " + code(summary.engine().model()));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
