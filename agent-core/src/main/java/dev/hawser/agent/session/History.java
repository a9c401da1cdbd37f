package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a session. Every change leaves it valid: the roles alternate from a user message on, and every tool use
 * has its result in the next message.
 */
final class History {

    private final List<Message> messages = new ArrayList<>();
    private List<Message> snapshot = List.of();

    synchronized List<Message> messages() {
        return snapshot;
    }

    /** Adds a prompt. If a user message waits for its answer, the prompt becomes a part of it, once. */
    synchronized void addPrompt(List<Content> prompt) {
        if (isAwaitingAnswer()) {
            Message waiting = messages.remove(messages.size() - 1);
            messages.add(join(waiting, prompt));
        } else {
            messages.add(Message.user(prompt));
        }
        publish();
    }

    synchronized void addAnswer(Message answer) {
        requireAwaitingAnswer();
        requireRole(answer, Role.ASSISTANT);
        if (!answer.toolUses().isEmpty()) {
            throw new IllegalArgumentException("an answer with tool uses is added together with their results");
        }
        messages.add(answer);
        publish();
    }

    /** Adds an answer that calls tools, and what the tools said, in one step. */
    synchronized void addToolTurn(Message answer, List<Content.ToolUseResult> results) {
        requireAwaitingAnswer();
        requireRole(answer, Role.ASSISTANT);
        List<String> called =
                answer.toolUses().stream().map(Content.ToolUse::id).toList();
        List<String> answered =
                results.stream().map(Content.ToolUseResult::toolUseId).toList();
        if (!called.equals(answered)) {
            throw new IllegalArgumentException("the tool uses " + called + " need one result each, not " + answered);
        }
        messages.add(answer);
        messages.add(Message.user(results));
        publish();
    }

    synchronized void requireReplaceable(List<Message> shorter) {
        requireValid(shorter);
        Message last = messages.get(messages.size() - 1);
        if (shorter.get(shorter.size() - 1).role() != last.role()) {
            throw new IllegalArgumentException("the shorter history must end with a message by " + last.role());
        }
    }

    synchronized void replace(List<Message> shorter) {
        requireReplaceable(shorter);
        messages.clear();
        messages.addAll(shorter);
        publish();
    }

    private static void requireValid(List<Message> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("the shorter history is empty");
        }
        for (int i = 0; i < messages.size(); i++) {
            requireRole(messages.get(i), i % 2 == 0 ? Role.USER : Role.ASSISTANT);
            List<String> called = i == 0 ? List.of() : callIds(messages.get(i - 1));
            requireResults(called, messages.get(i).toolResults());
        }
        requireResults(callIds(messages.get(messages.size() - 1)), List.of());
    }

    private boolean isAwaitingAnswer() {
        return !messages.isEmpty() && messages.get(messages.size() - 1).role() == Role.USER;
    }

    synchronized void requireAwaitingAnswer() {
        if (!isAwaitingAnswer()) {
            throw new IllegalStateException("there is nothing to answer: add a prompt first");
        }
    }

    private static List<String> callIds(Message message) {
        return message.toolUses().stream().map(Content.ToolUse::id).toList();
    }

    private static void requireResults(List<String> called, List<Content.ToolUseResult> results) {
        List<String> answered =
                results.stream().map(Content.ToolUseResult::toolUseId).toList();
        if (!called.equals(answered)) {
            throw new IllegalArgumentException("the tool uses " + called + " need one result each, not " + answered);
        }
    }

    private static void requireRole(Message message, Role role) {
        if (message.role() != role) {
            throw new IllegalArgumentException("expected a message by " + role + ", got one by " + message.role());
        }
    }

    private static Message join(Message waiting, List<Content> prompt) {
        int size = waiting.content().size();
        int from = size - prompt.size();
        if (from >= 0 && waiting.content().subList(from, size).equals(prompt)) {
            return waiting;
        }
        List<Content> joined = new ArrayList<>(waiting.content());
        joined.addAll(prompt);
        return Message.user(joined);
    }

    private void publish() {
        snapshot = List.copyOf(messages);
    }
}
