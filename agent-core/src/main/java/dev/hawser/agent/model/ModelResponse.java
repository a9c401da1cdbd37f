package dev.hawser.agent.model;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import java.util.List;
import java.util.Locale;

/**
 * A model's answer.
 *
 * @param content the blocks in the model's order, without blank text; models do answer with nothing at all at times
 * @param finishReason why the answer ends
 * @param rawFinishReason the service's own word for it
 * @param usage what the call cost
 */
public record ModelResponse(List<Content> content, FinishReason finishReason, String rawFinishReason, Usage usage) {

    /** Copies the list. */
    public ModelResponse {
        content = List.copyOf(content);
    }

    /** An answer whose finish reason needs no other word. */
    public ModelResponse(List<? extends Content> content, FinishReason finishReason, Usage usage) {
        this(List.copyOf(content), finishReason, finishReason.name().toLowerCase(Locale.ROOT), usage);
    }

    /** An answer of one text that ends the turn. */
    public static ModelResponse text(String text) {
        return new ModelResponse(List.of(new Content.Text(text)), FinishReason.END_TURN, Usage.NONE);
    }

    /** An answer that asks for tools. */
    public static ModelResponse toolUse(Content.ToolUse... calls) {
        return new ModelResponse(List.of(calls), FinishReason.TOOL_USE, Usage.NONE);
    }

    /** Returns the text blocks one after the other, or an empty string if there are none. */
    public String text() {
        return Content.textOf(content);
    }

    /** Returns the tool calls, in order. */
    public List<Content.ToolUse> toolUses() {
        return Content.toolUsesOf(content);
    }
}
