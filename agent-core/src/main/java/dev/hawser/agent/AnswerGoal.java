package dev.hawser.agent;

import dev.hawser.agent.message.Content;
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
