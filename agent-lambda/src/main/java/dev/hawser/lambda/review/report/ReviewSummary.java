package dev.hawser.lambda.review.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.source.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole review in short: the document {@code summary.json}.
 *
 * @param directory what was reviewed: its own name, without the way to it
 * @param startedAt when the review began
 * @param seconds how long it took
 * @param engine what judged
 * @param complete whether all reviewers finished and there is a summary in words
 * @param problem why there is no summary of the findings in words
 * @param scope what there was to review
 * @param counts all findings
 * @param byReviewer the findings of each reviewer that left a report
 * @param failed why each reviewer failed that left none; empty if all did
 * @param byRule how many findings there are of each kind of problem, the worst first
 * @param headline the result in one sentence
 * @param text the result in a paragraph or two
 * @param priorities what to do first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewSummary(
        String directory,
        Instant startedAt,
        BigDecimal seconds,
        Engine engine,
        boolean complete,
        @Nullable String problem,
        Scope scope,
        Counts counts,
        Map<String, Counts> byReviewer,
        Map<String, String> failed,
        Map<String, Integer> byRule,
        String headline,
        String text,
        List<Priority> priorities) {

    /** Copies the collections; the maps keep their order. */
    public ReviewSummary {
        byReviewer = Collections.unmodifiableMap(new LinkedHashMap<>(byReviewer));
        failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
        byRule = Collections.unmodifiableMap(new LinkedHashMap<>(byRule));
        priorities = List.copyOf(priorities);
    }

    /**
     * Puts a summary together.
     *
     * @param failed why each reviewer failed that has no report
     * @param words the result in words, or null if there are none
     * @param problem why there are none, or null
     */
    public static ReviewSummary of(
            String directory,
            Instant startedAt,
            Duration time,
            Engine engine,
            Scope scope,
            List<ReviewerReport> reports,
            Map<String, String> failed,
            @Nullable SummaryWords words,
            @Nullable String problem) {
        List<Finding> findings = reports.stream()
                .flatMap(report -> report.findings().stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
        Map<String, Counts> byReviewer = new LinkedHashMap<>();
        reports.forEach(report -> byReviewer.put(report.reviewer(), Counts.of(report.findings())));
        Map<String, Integer> byRule = new LinkedHashMap<>();
        findings.forEach(finding -> byRule.merge(finding.rule(), 1, Integer::sum));
        Counts counts = Counts.of(findings);
        SummaryWords said =
                words == null ? new SummaryWords("Findings: " + counts.words() + ".", "", List.of()) : words;
        return new ReviewSummary(
                directory,
                startedAt.truncatedTo(ChronoUnit.SECONDS),
                BigDecimal.valueOf(time.toMillis(), 3),
                engine,
                problem == null && failed.isEmpty() && reports.stream().allMatch(ReviewerReport::complete),
                problem,
                scope,
                counts,
                byReviewer,
                failed,
                byRule,
                said.headline(),
                said.text(),
                said.priorities());
    }
}
