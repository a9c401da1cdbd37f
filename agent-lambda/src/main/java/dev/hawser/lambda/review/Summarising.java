package dev.hawser.lambda.review;

import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.tool.InputType;
import dev.hawser.agent.tool.Param;
import dev.hawser.lambda.Task;
import dev.hawser.lambda.TaskContext;
import dev.hawser.lambda.TaskResult;
import dev.hawser.lambda.review.agent.SummaryTask;
import dev.hawser.lambda.review.fetch.SourceFetcher;
import dev.hawser.lambda.review.fetch.SourceManifest;
import dev.hawser.lambda.review.report.Counts;
import dev.hawser.lambda.review.report.MarkdownReport;
import dev.hawser.lambda.review.report.ReviewSummary;
import dev.hawser.lambda.review.report.SummaryWords;
import dev.hawser.lambda.review.source.Scope;
import dev.hawser.lambda.review.source.Sources;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums the reviews up and writes the summary. What the agent publishes, after a person agreed if need be, is kept in the run's
 * directory first; the documents follow from it when the run is over.
 */
final class Summarising implements Task {

    private static final String JSON = "summary.json";
    private static final String MARKDOWN = "summary.md";

    private record Parameters(
            @Param("What each reviewer came to") List<ReviewResults.Told> reviews) {}

    /**
     * What was decided to be published.
     *
     * @param at when
     * @param words the summary in words, or null if there is none
     * @param problem why there is none, or null
     */
    private record Publication(
            Instant at,
            @Nullable SummaryWords words,
            @Nullable String problem) {}

    /**
     * What the caller learns; the rest is in the summary.
     *
     * @param published whether the summary was written
     * @param complete whether all reviewers finished and there is a summary in words
     * @param counts how many findings there are
     * @param headline the result in one sentence
     */
    private record Output(boolean published, boolean complete, Counts counts, String headline) {}

    private final InputType<Parameters> parameters = InputType.of(Parameters.class);
    private final ReviewModel model;
    private final boolean approval;

    Summarising(ReviewModel model, boolean approval) {
        this.model = model;
        this.approval = approval;
    }

    @Override
    public TaskResult run(TaskContext context) {
        RunFiles files = new RunFiles(context.workspace());
        ReviewResults results =
                ReviewResults.read(context.parameters(parameters).reviews(), files);
        String kept = context.request().runDirectory() + "/publication.json";
        if (results.reports().isEmpty()) {
            Publication nothing = files.read(kept, Publication.class)
                    .orElseGet(() -> new Publication(Instant.now(), null, "No reviewer left a report."));
            files.write(kept, nothing);
            return publish(context, files, results, nothing, TaskResult.done("No reviewer left a report."));
        }
        SummaryTask task = new SummaryTask(
                context.workspace().subtree("reviews"),
                results.reports(),
                List.copyOf(results.failed().keySet()),
                words -> files.write(kept, new Publication(Instant.now(), words, null)));
        AgentBuilder agent = model.configure(task.agent(model.model()));
        if (approval) {
            agent.hooks(SummaryTask.asking());
        }
        AgentResult result = context.run(agent.build(), task.prompt());
        if (!result.stopReason().isFinal()) {
            return TaskResult.of(result);
        }
        Optional<Publication> publication = files.read(kept, Publication.class);
        if (publication.isEmpty() && approval) {
            return TaskResult.of(result).output(Map.of("published", false));
        }
        Publication made = publication.orElseGet(
                () -> new Publication(Instant.now(), null, "There is no summary in words: " + result.stopDetail()));
        files.write(kept, made);
        return publish(context, files, results, made, TaskResult.of(result));
    }

    private TaskResult publish(
            TaskContext context, RunFiles files, ReviewResults results, Publication made, TaskResult answer) {
        Optional<SourceManifest> manifest = SourceFetcher.readManifest(context.workspace());
        Instant start = manifest.map(SourceManifest::fetchedAt).orElse(made.at());
        ReviewSummary summary = ReviewSummary.of(
                manifest.map(SourceManifest::origin).orElse(context.request().workspace()),
                start,
                Duration.between(start, made.at()),
                model.engine(),
                scope(context.workspace()),
                results.reports(),
                results.failed(),
                made.words(),
                made.problem());
        files.write(JSON, summary);
        files.write(MARKDOWN, MarkdownReport.render(summary, results.reports(), SourceFetcher.SOURCE + "/"));
        return answer.output(new Output(true, summary.complete(), summary.counts(), summary.headline()))
                .artifacts(JSON, MARKDOWN);
    }

    private static Scope scope(Workspace workspace) {
        try {
            return new Sources(workspace.subtree(SourceFetcher.SOURCE), Optional.empty()).scan();
        } catch (WorkspaceException e) {
            if (e.code() == WorkspaceException.Code.NOT_FOUND) {
                return new Scope(0, 0, Map.of(), List.of(), List.of());
            }
            throw e;
        }
    }
}
