package dev.hawser.examples.review;

import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.lambda.review.agent.ReviewNotes;
import dev.hawser.lambda.review.agent.Reviewer;
import dev.hawser.lambda.review.agent.ReviewerTask;
import dev.hawser.lambda.review.report.ReviewerReport;
import java.util.concurrent.Callable;

/** One reviewer at work. */
final class ReviewerRun implements Callable<ReviewerReport> {

    private final Reviewer reviewer;
    private final ReviewJob job;
    private final ReviewModels models;
    private final AgentListener progress;

    ReviewerRun(Reviewer reviewer, ReviewJob job, ReviewModels models, AgentListener progress) {
        this.reviewer = reviewer;
        this.job = job;
        this.models = models;
        this.progress = progress;
    }

    /** Reviews. A failure is part of the report, with the findings until then. */
    @Override
    public ReviewerReport call() {
        ReviewerTask task = new ReviewerTask(reviewer, job.sources(), job.maxFindings(), ReviewNotes.NONE, notes -> {});
        try {
            AgentResult result = task.agent(models.of(reviewer))
                    .conversation(models.conversation())
                    .listener(progress)
                    .build()
                    .run(task.prompt());
            return task.report(models.engine(), result, result.stopReason().isComplete() ? null : result.stopDetail());
        } catch (AgentException e) {
            return task.report(models.engine(), e.result(), e.getMessage());
        }
    }
}
