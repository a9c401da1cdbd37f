package dev.hawser.agent.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What one side said in one turn.
 *
 * @param role who spoke
 * @param content at least one block, in the order they were said
 */
public record Message(Role role, List<Content> content) {

    /** Copies the list. */
    public Message {
        content = List.copyOf(content);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a message needs at least one content block");
        }
    }

    /** A user message of one text. */
    public static Message user(String text) {
        return user(List.of(new Content.Text(text)));
    }

    /** A user message. */
    public static Message user(List<? extends Content> content) {
        return new Message(Role.USER, List.copyOf(content));
    }

    /** An assistant message of one text. */
    public static Message assistant(String text) {
        return assistant(List.of(new Content.Text(text)));
    }

    /** An assistant message. */
    public static Message assistant(List<? extends Content> content) {
        return new Message(Role.ASSISTANT, List.copyOf(content));
    }

    /** Returns the text blocks one after the other, or an empty string if there are none. */
    @JsonIgnore
    public String text() {
        return Content.textOf(content);
    }

    /** Returns the tool calls, in order. */
    @JsonIgnore
    public List<Content.ToolUse> toolUses() {
        return Content.toolUsesOf(content);
    }

    /** Returns the tool results, in order. */
    @JsonIgnore
    public List<Content.ToolUseResult> toolResults() {
        return content.stream()
                .filter(Content.ToolUseResult.class::isInstance)
                .map(Content.ToolUseResult.class::cast)
                .toList();
    }
}
