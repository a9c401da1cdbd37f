package dev.hawser.examples.review;

import dev.hawser.agent.AgentListener;
import dev.hawser.examples.review.finding.Finding;
import dev.hawser.examples.review.report.Counts;
import dev.hawser.examples.review.report.ReviewSummary;
import dev.hawser.examples.review.report.ReviewerReport;
import dev.hawser.examples.review.source.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * A review from the first search to the last file: the reviewers side by side, then the summary.
 *
 * @param summary the result
 * @param reports what each reviewer found
 */
record Review(ReviewSummary summary, List<ReviewerReport> reports) {

    /**
     * Reviews and writes the documents.
     *
     * @param progress returns who hears what the agent of that name does
     * @throws ReviewException if no reviewer came to anything, or a document can't be written
     */
    static Review run(ReviewJob job, Scope scope, ReviewModels models, Function<String, AgentListener> progress) {
        Instant start = Instant.now();
        List<ReviewerReport> reports = reviewed(job, scope, models, progress);
        if (reports.stream()
                .allMatch(report -> !report.complete() && report.findings().isEmpty())) {
            throw new ReviewException(
                    ExitCode.FAILED, "the review failed: " + reports.get(0).problem());
        }
        ReportFiles files = ReportFiles.in(job.output());
        reports.forEach(files::write);
        SummaryRun.Outcome words = SummaryRun.run(files.workspace(), reports, models, progress.apply("summary"));
        ReviewSummary summary = summary(job, scope, models, start, reports, words);
        files.write(summary, reports, job.wayToSources());
        return new Review(summary, reports);
    }

    /** Returns all findings, the worst first. */
    List<Finding> findings() {
        return allOf(reports);
    }

    private static List<ReviewerReport> reviewed(
            ReviewJob job, Scope scope, ReviewModels models, Function<String, AgentListener> progress) {
        ExecutorService threads = Executors.newFixedThreadPool(Reviewer.values().length);
        try {
            List<Future<ReviewerReport>> running = new ArrayList<>();
            for (Reviewer reviewer : Reviewer.values()) {
                running.add(threads.submit(
                        new ReviewerRun(reviewer, job, scope, models, progress.apply(reviewer.label()))));
            }
            List<ReviewerReport> reports = new ArrayList<>();
            for (Future<ReviewerReport> report : running) {
                reports.add(report.get());
            }
            return reports;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reviewer broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReviewException(ExitCode.FAILED, "the review was interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ReviewSummary summary(
            ReviewJob job,
            Scope scope,
            ReviewModels models,
            Instant start,
            List<ReviewerReport> reports,
            SummaryRun.Outcome words) {
        List<Finding> findings = allOf(reports);
        Map<String, Counts> byReviewer = new LinkedHashMap<>();
        reports.forEach(report -> byReviewer.put(report.reviewer(), Counts.of(report.findings())));
        Map<String, Integer> byRule = new LinkedHashMap<>();
        findings.forEach(finding -> byRule.merge(finding.rule(), 1, Integer::sum));
        SummaryTool.Words said = words.words() == null
                ? new SummaryTool.Words("Findings: " + Counts.of(findings).words() + ".", "", List.of())
                : words.words();
        return new ReviewSummary(
                job.directory().getFileName() == null
                        ? "/"
                        : job.directory().getFileName().toString(),
                start.truncatedTo(ChronoUnit.SECONDS),
                BigDecimal.valueOf(Duration.between(start, Instant.now()).toMillis(), 3),
                models.engine(),
                words.problem() == null && reports.stream().allMatch(ReviewerReport::complete),
                words.problem(),
                scope,
                Counts.of(findings),
                byReviewer,
                byRule,
                said.headline(),
                said.text(),
                said.priorities());
    }

    private static List<Finding> allOf(List<ReviewerReport> reports) {
        return reports.stream()
                .flatMap(report -> report.findings().stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
    }
}
