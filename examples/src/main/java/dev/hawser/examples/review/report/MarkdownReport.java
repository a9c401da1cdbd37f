package dev.hawser.examples.review.report;

import static dev.hawser.examples.review.report.Markdown.code;
import static dev.hawser.examples.review.report.Markdown.paragraphs;
import static dev.hawser.examples.review.report.Markdown.plain;
import static dev.hawser.examples.review.text.Numbers.counted;
import static dev.hawser.examples.review.text.Numbers.grouped;

import dev.hawser.examples.review.finding.Finding;
import dev.hawser.examples.review.finding.Kind;
import dev.hawser.examples.review.finding.Severity;
import dev.hawser.examples.review.source.Scope;
import dev.hawser.examples.review.text.Numbers;
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
    private final String wayToSources;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(ReviewSummary summary, List<ReviewerReport> reviewers, String wayToSources) {
        this.summary = summary;
        this.reviewers = reviewers;
        this.wayToSources = wayToSources;
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
        reviewers.forEach(report::reviewer);
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
            String places = priority.places().stream().limit(5).map(this::place).collect(Collectors.joining(", "));
            int more = priority.places().size() - 5;
            line(number++ + ". **" + plain(priority.title()) + "** " + plain(priority.reason()) + "  ");
            line("   " + places + (more > 0 ? " and " + more + " more" : ""));
        }
        line("");
    }

    private void reviewer(ReviewerReport report) {
        line("## " + capital(report.reviewer()));
        line("");
        if (report.findings().isEmpty()) {
            line("No findings.");
            line("");
        }
        Kind.of(report.findings()).forEach(this::kind);
        if (report.findings().size() >= report.limit()) {
            line("No more than " + counted(report.limit(), "finding")
                    + " were taken from this reviewer, so there may be more.");
            line("");
        }
        if (!report.conclusion().isBlank()) {
            line("The reviewer's closing words:");
            line("");
            paragraphs(report.conclusion()).lines().forEach(text -> line(("> " + text).stripTrailing()));
            line("");
        }
    }

    private void kind(Kind kind) {
        List<Finding> findings = kind.findings();
        line("### " + capital(kind.severity().label()) + ": " + plain(kind.title())
                + (kind.size() > 1 ? " (" + grouped(kind.size()) + ")" : ""));
        line("");
        int shown = mostShown(kind.severity());
        boolean sameAdvice = findings.stream().map(Finding::advice).distinct().count() == 1;
        if (sameAdvice) {
            line(plain(findings.get(0).advice()));
            line("");
        }
        findings.stream().limit(shown).forEach(finding -> {
            line("- " + place(finding.place()) + "  ");
            line("  " + code(finding.evidence()) + (sameAdvice ? "" : "  "));
            if (!sameAdvice) {
                line("  " + plain(finding.advice()));
            }
        });
        if (findings.size() > shown) {
            line("- and " + grouped(findings.size() - shown) + " more, listed in the JSON file");
        }
        line("");
    }

    /** A person reads every urgent place, but of small things a few do. */
    private static int mostShown(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> 50;
            case MEDIUM -> 10;
            case LOW -> 5;
        };
    }

    private String place(String place) {
        int colon = place.lastIndexOf(':');
        String target = Markdown.target(wayToSources + place.substring(0, colon) + "#L" + place.substring(colon + 1));
        return "[" + code(place) + "](" + target + ")";
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

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
