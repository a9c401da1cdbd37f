package dev.hawser.examples.review;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.Limits;
import dev.hawser.agent.RunOptions;
import dev.hawser.examples.review.finding.Findings;
import dev.hawser.examples.review.finding.Masking;
import dev.hawser.examples.review.report.ReviewerReport;
import dev.hawser.examples.review.source.Scope;
import dev.hawser.tools.fs.FileTools;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One reviewer at work: an agent with the file tools and a tool that takes findings. */
final class ReviewerRun implements Callable<ReviewerReport> {

    private static final Limits LIMITS =
            Limits.turns(100).tokens(4_000_000).time(Duration.ofMinutes(30)).toolCallsPerTurn(32);

    private final Reviewer reviewer;
    private final ReviewJob job;
    private final Scope scope;
    private final ReviewModels models;
    private final AgentListener progress;

    ReviewerRun(Reviewer reviewer, ReviewJob job, Scope scope, ReviewModels models, AgentListener progress) {
        this.reviewer = reviewer;
        this.job = job;
        this.scope = scope;
        this.models = models;
        this.progress = progress;
    }

    /** Reviews. A failure is part of the report, with the findings until then. */
    @Override
    public ReviewerReport call() {
        Findings findings = new Findings(new WorkspaceLines(job), job.maxFindings());
        Activity activity = new Activity();
        Agent agent = Agent.builder()
                .name(reviewer.label())
                .model(models.of(reviewer))
                .system(reviewer.system())
                .tools(FileTools.readOnly(job.sources()).ignoring(job.ignored().toArray(String[]::new)), findings)
                .limits(LIMITS)
                .conversation(models.conversation())
                .listener(progress)
                .build();
        try {
            AgentResult result = agent.run(
                    reviewer.prompt(scope, job.maxFindings()),
                    RunOptions.defaults().listener(activity));
            return report(result, result.stopReason().isComplete() ? null : result.stopDetail(), findings, activity);
        } catch (AgentException e) {
            return report(e.result(), e.getMessage(), findings, activity);
        }
    }

    private ReviewerReport report(AgentResult result, @Nullable String problem, Findings findings, Activity activity) {
        return new ReviewerReport(
                reviewer.label(),
                models.engine(),
                problem == null,
                problem,
                result.text().strip(),
                activity.effort(result),
                job.maxFindings(),
                findings.accepted().stream().map(Masking::mask).toList());
    }
}
