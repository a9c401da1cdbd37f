package dev.hawser.agent;

import dev.hawser.agent.conversation.Tokens;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a run has come to so far. */
final class RunTally {

    private final long startNanos = System.nanoTime();
    private int turns;
    private int toolCalls;
    private Usage usage = Usage.NONE;
    private String text = "";
    private long countedTokens;
    private int countedMessages;

    int turns() {
        return turns;
    }

    Usage usage() {
        return usage;
    }

    void spend(Usage more) {
        usage = usage.plus(more);
    }

    /** Counts an answer, which will be the message behind those that were sent. */
    void answered(ModelResponse response, int messagesSent) {
        turns++;
        toolCalls += response.toolUses().size();
        String said = textOf(response.content());
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

    AgentResult result(Session session, Stop stop) {
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        return new AgentResult(
                text, stop.reason(), stop.detail(), usage, turns, toolCalls, time, approvals(session), session);
    }

    private static List<ApprovalRequest> approvals(Session session) {
        return session.pendingTurn().stream()
                .flatMap(turn -> turn.calls().stream())
                .filter(call -> call.question() != null)
                .map(call -> new ApprovalRequest(
                        call.call().id(), call.call().name(), call.call().input(), call.question()))
                .toList();
    }

    private static String textOf(List<Content> content) {
        return content.stream()
                .filter(Content.Text.class::isInstance)
                .map(block -> ((Content.Text) block).text())
                .collect(Collectors.joining());
    }
}
