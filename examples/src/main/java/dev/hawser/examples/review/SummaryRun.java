package dev.hawser.examples.review;

import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.lambda.review.agent.SummaryTask;
import dev.hawser.lambda.review.report.ReviewerReport;
import dev.hawser.lambda.review.report.SummaryWords;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of summing up.
 *
 * @param words the summary
 * @param problem why there is no summary
 */
record SummaryRun(@Nullable SummaryWords words, @Nullable String problem) {

    /**
     * Runs the agent that sums up.
     *
     * @param files where the reports are
     */
    static SummaryRun run(Workspace files, List<ReviewerReport> reports, ReviewModels models, AgentListener progress) {
        SummaryTask task = new SummaryTask(files, reports, List.of(), words -> {});
        try {
            AgentResult result = task.agent(models.summary())
                    .conversation(models.conversation())
                    .listener(progress)
                    .build()
                    .run(task.prompt());
            return new SummaryRun(
                    task.words().orElse(null),
                    task.words().isPresent() ? null : "There is no summary in words: " + result.stopDetail());
        } catch (AgentException e) {
            return new SummaryRun(task.words().orElse(null), "The summary failed: " + e.getMessage());
        }
    }
}
