package dev.hawser.examples.review;

import dev.hawser.agent.AgentListener;
import dev.hawser.lambda.review.agent.Reviewer;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.report.ReviewSummary;
import dev.hawser.lambda.review.report.ReviewerReport;
import dev.hawser.lambda.review.source.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        List<ReviewerReport> reports = reviewed(job, models, progress);
        if (reports.stream()
                .allMatch(report -> !report.complete() && report.findings().isEmpty())) {
            throw new ReviewException(
                    ExitCode.FAILED, "the review failed: " + reports.get(0).problem());
        }
        ReportFiles files = ReportFiles.in(job.output());
        reports.forEach(files::write);
        SummaryRun words = SummaryRun.run(files.workspace(), reports, models, progress.apply("summary"));
        ReviewSummary summary = summary(job, scope, models, start, reports, words);
        files.write(summary, reports, job.wayToSources());
        return new Review(summary, reports);
    }

    /** Returns all findings, the worst first. */
    List<Finding> findings() {
        return allOf(reports);
    }

    private static List<ReviewerReport> reviewed(
            ReviewJob job, ReviewModels models, Function<String, AgentListener> progress) {
        ExecutorService threads = Executors.newFixedThreadPool(Reviewer.values().length);
        try {
            List<Future<ReviewerReport>> running = new ArrayList<>();
            for (Reviewer reviewer : Reviewer.values()) {
                running.add(threads.submit(new ReviewerRun(reviewer, job, models, progress.apply(reviewer.label()))));
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
            SummaryRun run) {
        Path name = job.directory().getFileName();
        return ReviewSummary.of(
                name == null ? "/" : name.toString(),
                start,
                Duration.between(start, Instant.now()),
                models.engine(),
                scope,
                reports,
                Map.of(),
                run.words(),
                run.problem());
    }

    private static List<Finding> allOf(List<ReviewerReport> reports) {
        return reports.stream()
                .flatMap(report -> report.findings().stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
    }
}
