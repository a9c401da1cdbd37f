package dev.hawser.lambda.review.agent;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.Limits;
import dev.hawser.agent.model.Model;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Findings;
import dev.hawser.lambda.review.finding.Masking;
import dev.hawser.lambda.review.report.Engine;
import dev.hawser.lambda.review.report.ReviewerReport;
import dev.hawser.lambda.review.source.Sources;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The work of one reviewer: an agent with the file tools and a tool that takes findings, and the report of what it found. The
 * findings are held against the files, and secrets in them are masked before anybody keeps them. For one run, which may take
 * several processes if the notes of one are given to the next.
 */
public final class ReviewerTask {

    private static final Limits LIMITS =
            Limits.turns(100).tokens(4_000_000).time(Duration.ofMinutes(30)).toolCallsPerTurn(32);

    private final Reviewer reviewer;
    private final Sources sources;
    private final int maxFindings;
    private final Consumer<ReviewNotes> keeper;
    private final Activity activity;
    private final Findings findings;

    /**
     * Prepares the work.
     *
     * @param maxFindings how many findings to take
     * @param before the notes of the same review in an earlier process, or {@link ReviewNotes#NONE}
     * @param keeper is given the notes whenever findings were accepted
     */
    public ReviewerTask(
            Reviewer reviewer, Sources sources, int maxFindings, ReviewNotes before, Consumer<ReviewNotes> keeper) {
        this.reviewer = reviewer;
        this.sources = sources;
        this.maxFindings = maxFindings;
        this.keeper = keeper;
        this.activity = new Activity(before);
        this.findings = new Findings(sources, maxFindings, before.findings(), accepted -> keep());
    }

    /** Returns the agent, to be built by the caller, who may change its limits and add listeners. */
    public AgentBuilder agent(Model model) {
        return Agent.builder()
                .name(reviewer.label())
                .model(model)
                .system(reviewer.system())
                .tools(sources.tools(), findings)
                .limits(LIMITS)
                .listener(activity);
    }

    /** Returns what the agent is asked. It is the same every time, as long as the files are. */
    public String prompt() {
        return reviewer.prompt(sources.scan(), maxFindings);
    }

    /** Gives the keeper the notes of now. */
    public void keep() {
        keeper.accept(activity.notes(masked()));
    }

    /**
     * Returns the report.
     *
     * @param result what the run came to
     * @param problem why it did not finish, or null
     */
    public ReviewerReport report(Engine engine, AgentResult result, @Nullable String problem) {
        return new ReviewerReport(
                reviewer.label(),
                engine,
                problem == null,
                problem,
                result.text().strip(),
                activity.effort(result),
                maxFindings,
                masked());
    }

    private List<Finding> masked() {
        return findings.accepted().stream().map(Masking::mask).toList();
    }
}
