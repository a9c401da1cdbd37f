package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ToolChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run works towards: words, or a typed answer through the {@link AnswerTool}. Forces the tool when the model ends
 * without having called it, and counts the attempts.
 */
final class AnswerGoal {

    private static final Content REMINDER = new Content.Text("Give your final answer now by calling the tool '"
            + AnswerTool.NAME + "'. Only what you pass to it counts.");

    private final @Nullable AnswerTool<?> tool;
    private final int maxAttempts;
    private int attempts;
    private boolean forced;

    AnswerGoal(@Nullable AnswerTool<?> tool, int maxAttempts) {
        this.tool = tool;
        this.maxAttempts = maxAttempts;
    }

    /** Returns whether the next answer must be the typed one. A force holds for one answer. */
    ToolChoice nextChoice() {
        boolean force = forced;
        forced = false;
        return force ? ToolChoice.named(AnswerTool.NAME) : ToolChoice.auto();
    }

    /** Returns why the run ends after these calls, or null if it goes on. */
    @Nullable Stop afterTools(List<Content.ToolUse> calls) {
        if (tool == null || calls.stream().noneMatch(call -> call.name().equals(AnswerTool.NAME))) {
            return null;
        }
        return tool.answer() != null ? Stop.because(StopReason.END_TURN, "the model gave its answer") : missed();
    }

    /** Returns why the run ends after words that end the turn, or null if the model is to be asked for more. */
    @Nullable Stop afterWords(Stop stop) {
        if (tool == null || stop.reason() != StopReason.END_TURN) {
            return stop;
        }
        forced = true;
        return missed();
    }

    /** Takes the answer that the last turn before this process gave, if it gave one. */
    @Nullable Stop recall(List<Message> history) {
        if (tool == null || history.size() < 2) {
            return null;
        }
        List<String> failed = history.get(history.size() - 1).toolResults().stream()
                .filter(Content.ToolUseResult::error)
                .map(Content.ToolUseResult::toolUseId)
                .toList();
        List<Content.ToolUse> calls = history.get(history.size() - 2).toolUses();
        calls.stream()
                .filter(call -> call.name().equals(AnswerTool.NAME) && !failed.contains(call.id()))
                .forEach(call -> tool.accept(call.input()));
        return afterTools(calls);
    }

    /** Takes the answer that a run gave which ended before. */
    void recall(JsonNode output) {
        if (tool != null) {
            tool.accept(output);
        }
    }

    /** Returns the typed answer as the model wrote it, or null if there is none. */
    @Nullable JsonNode output() {
        return tool == null ? null : tool.accepted();
    }

    /** Returns what to tell a model that ended without a typed answer. */
    List<Content> reminder() {
        return List.of(REMINDER);
    }

    private @Nullable Stop missed() {
        attempts++;
        String detail = "the model gave no valid answer of the type in " + maxAttempts + " attempts";
        return attempts < maxAttempts ? null : Stop.because(StopReason.NO_STRUCTURED_OUTPUT, detail);
    }
}
