package dev.hawser.lambda.review.report;

import static dev.hawser.lambda.review.report.Markdown.code;
import static dev.hawser.lambda.review.report.Markdown.paragraphs;
import static dev.hawser.lambda.review.report.Markdown.plain;
import static dev.hawser.lambda.review.text.Numbers.counted;
import static dev.hawser.lambda.review.text.Numbers.grouped;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Kind;
import dev.hawser.lambda.review.finding.Severity;
import java.util.List;
import java.util.Locale;

/** Writes what a reviewer found, for people. */
final class ReviewerSection {

    private final StringBuilder out;
    private final String wayToSources;

    /**
     * Writes there.
     *
     * @param wayToSources the relative path from the document to the reviewed directory; ends with a slash
     */
    ReviewerSection(StringBuilder out, String wayToSources) {
        this.out = out;
        this.wayToSources = wayToSources;
    }

    /** Writes the section. */
    void write(ReviewerReport report) {
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

    /** Returns a place as a link. */
    String place(String place) {
        int colon = place.lastIndexOf(':');
        String target = Markdown.target(wayToSources + place.substring(0, colon) + "#L" + place.substring(colon + 1));
        return "[" + code(place) + "](" + target + ")";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
