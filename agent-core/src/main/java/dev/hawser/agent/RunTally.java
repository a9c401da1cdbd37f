package dev.hawser.agent;

import dev.hawser.agent.conversation.Tokens;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.hook.RunEnd;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.RunProgress;
import dev.hawser.agent.session.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run has come to so far. */
final class RunTally {

    private final long startNanos = System.nanoTime();
    private @Nullable RunProgress before;
    private int turns;
    private int retries;
    private Duration modelTime = Duration.ZERO;
    private final Map<String, RunMetrics.ToolMetrics> tools = new HashMap<>();
    private final TokenBudget budget;
    private String text = "";
    private long countedTokens;
    private int countedMessages;

    RunTally(TokenBudget budget) {
        this.budget = budget;
    }

    /** Goes on counting where the run was before this process. */
    void goOnFrom(RunProgress progress) {
        before = progress;
        turns = progress.turns();
        text = progress.text();
        budget.spend(progress.usage());
        progress.tools()
                .forEach((name, calls) -> tools.merge(
                        name,
                        new RunMetrics.ToolMetrics(calls.finished(), calls.errors(), Duration.ZERO),
                        RunMetrics.ToolMetrics::plus));
    }

    int turns() {
        return turns;
    }

    void retried() {
        retries++;
    }

    void modelWorked(Duration time) {
        modelTime = modelTime.plus(time);
    }

    void toolWorked(String name, boolean error, Duration time) {
        tools.merge(name, new RunMetrics.ToolMetrics(1, error ? 1 : 0, time), RunMetrics.ToolMetrics::plus);
    }

    /** Counts an answer, which will be the message behind those that were sent. */
    void answered(ModelResponse response, int messagesSent) {
        turns++;
        String said = response.text();
        if (!said.isEmpty()) {
            text = said;
        }
        if (response.usage().totalTokens() > 0) {
            countedTokens = response.usage().totalTokens();
            countedMessages = messagesSent + 1;
        }
    }

    /** Returns about how many tokens the messages are: what the model counted last, and an estimate for those since. */
    long estimateToSend(List<Message> messages) {
        int known = Math.min(countedMessages, messages.size());
        return countedTokens + Tokens.estimate(messages.subList(known, messages.size()));
    }

    /** Forgets what the model counted, after the conversation has changed. */
    void recount() {
        countedTokens = 0;
        countedMessages = 0;
    }

    /** Returns the end of this process's part of the run, for hooks. */
    RunEnd end(AgentResult result, @Nullable Throwable failure) {
        return new RunEnd(
                result.stopReason().name(),
                result.stopDetail(),
                result.text(),
                before == null ? result.usage() : result.usage().minus(before.usage()),
                before == null ? result.turns() : result.turns() - before.turns(),
                failure);
    }

    AgentResult result(Session session, Stop stop) {
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        RunMetrics metrics = new RunMetrics(turns, retries, modelTime, tools, time);
        return new AgentResult(text, stop.reason(), stop.detail(), budget.used(), metrics, approvals(session), session);
    }

    private static List<ApprovalRequest> approvals(Session session) {
        return session.pendingTurn().stream()
                .flatMap(turn -> turn.calls().stream())
                .filter(call -> call.question() != null)
                .map(call -> new ApprovalRequest(
                        call.call().id(), call.call().name(), call.call().input(), call.question()))
                .toList();
    }
}
