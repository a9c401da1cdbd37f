package dev.hawser.agent;

import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.session.Session;
import java.time.Duration;
import java.util.List;

/**
 * What a run came to.
 *
 * @param text the model's last words in this run; empty if it said none
 * @param stopReason why the run ended; look at it before you trust the text to be complete
 * @param stopDetail the same in words
 * @param usage the tokens of all model calls of the run, those of agents that it called as tools included
 * @param metrics what the run did and how long it took
 * @param approvals the tool calls that wait for a person, if that is why the run stopped
 * @param session the conversation; pass it to the next run to go on
 */
public record AgentResult(
        String text,
        StopReason stopReason,
        String stopDetail,
        Usage usage,
        RunMetrics metrics,
        List<ApprovalRequest> approvals,
        Session session) {

    /** Returns how many model calls were answered. */
    public int turns() {
        return metrics.turns();
    }

    /** Returns how many tool calls the model made. */
    public int toolCalls() {
        return metrics.toolCalls();
    }

    /** Returns the wall time of the run. */
    public Duration time() {
        return metrics.time();
    }
}
