package dev.hawser.lambda.review;

import dev.hawser.agent.AgentResult;
import dev.hawser.agent.tool.InputType;
import dev.hawser.agent.tool.Param;
import dev.hawser.lambda.Task;
import dev.hawser.lambda.TaskContext;
import dev.hawser.lambda.TaskFailedException;
import dev.hawser.lambda.TaskResult;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.review.agent.ReviewNotes;
import dev.hawser.lambda.review.agent.Reviewer;
import dev.hawser.lambda.review.agent.ReviewerTask;
import dev.hawser.lambda.review.fetch.SourceFetcher;
import dev.hawser.lambda.review.report.Counts;
import dev.hawser.lambda.review.report.ReviewerMarkdown;
import dev.hawser.lambda.review.report.ReviewerReport;
import dev.hawser.lambda.review.source.Sources;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.util.Optional;

/**
 * Reviews {@code source/} and writes the report, also that of a review that ended before it was complete. Accepted findings are
 * kept in the run's directory, so a review that is suspended or killed loses none.
 */
final class Reviewing implements Task {

    private static final int MAX_FINDINGS = 200;

    private record Parameters(
            @Param("How many findings to take at most; default 200")
            Optional<Integer> maxFindings) {}

    /**
     * What the caller learns; the findings are in the report.
     *
     * @param complete whether the reviewer finished
     * @param counts how many findings there are
     */
    private record Output(boolean complete, Counts counts) {}

    private final InputType<Parameters> parameters = InputType.of(Parameters.class);
    private final Reviewer reviewer;
    private final ReviewModel model;

    Reviewing(Reviewer reviewer, ReviewModel model) {
        this.reviewer = reviewer;
        this.model = model;
    }

    @Override
    public TaskResult run(TaskContext context) {
        int maxFindings = context.parameters(parameters).maxFindings().orElse(MAX_FINDINGS);
        if (maxFindings < 1) {
            throw new TaskFailedException(ErrorKind.BAD_REQUEST, "parameters.maxFindings: must be at least 1");
        }
        RunFiles files = new RunFiles(context.workspace());
        String notes = context.request().runDirectory() + "/notes.json";
        ReviewerTask task = new ReviewerTask(
                reviewer,
                new Sources(source(context.workspace()), Optional.empty()),
                maxFindings,
                files.read(notes, ReviewNotes.class).orElse(ReviewNotes.NONE),
                taken -> files.write(notes, taken));
        AgentResult result =
                context.run(model.configure(task.agent(model.model())).build(), task.prompt());
        task.keep();
        return result.stopReason().isFinal() ? finish(files, task, result) : TaskResult.of(result);
    }

    private static Workspace source(Workspace workspace) {
        try {
            return workspace.subtree(SourceFetcher.SOURCE);
        } catch (WorkspaceException e) {
            if (e.code() == WorkspaceException.Code.NOT_FOUND) {
                throw new TaskFailedException(
                        ErrorKind.STORAGE, "there is no directory source in the workspace: fetch the source first", e);
            }
            throw e;
        }
    }

    private TaskResult finish(RunFiles files, ReviewerTask task, AgentResult result) {
        String problem = result.stopReason().isComplete() ? null : result.stopDetail();
        ReviewerReport report = task.report(model.engine(), result, problem);
        String json = "reviews/" + reviewer.label() + ".json";
        String markdown = "reviews/" + reviewer.label() + ".md";
        files.write(json, report);
        files.write(markdown, ReviewerMarkdown.render(report, "../" + SourceFetcher.SOURCE + "/"));
        return TaskResult.of(result)
                .output(new Output(report.complete(), Counts.of(report.findings())))
                .artifacts(json, markdown);
    }
}
