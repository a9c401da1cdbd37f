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
 * @param usage the tokens of all model calls of the run
 * @param turns the model calls that were answered
 * @param toolCalls the tool calls that the model made
 * @param time wall time of the run
 * @param approvals the tool calls that wait for a person, if that is why the run stopped
 * @param session the conversation; pass it to the next run to go on
 */
public record AgentResult(
        String text,
        StopReason stopReason,
        String stopDetail,
        Usage usage,
        int turns,
        int toolCalls,
        Duration time,
        List<ApprovalRequest> approvals,
        Session session) {}
