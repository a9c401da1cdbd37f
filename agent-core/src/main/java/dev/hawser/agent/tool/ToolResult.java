package dev.hawser.agent.tool;

import dev.hawser.agent.message.Content;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a tool tells the model.
 *
 * @param content at least one block: text, images, documents
 * @param error whether the call failed
 */
public record ToolResult(List<Content> content, boolean error) {

    private static final Content NO_OUTPUT = new Content.Text("(no output)");

    /** Copies the list. An empty one becomes a text that says so, since models reject an empty result. */
    public ToolResult {
        content = content.isEmpty() ? List.of(NO_OUTPUT) : List.copyOf(content);
    }

    /** A successful result of one text. Blank text becomes a text that says there is no output. */
    public static ToolResult text(String text) {
        return of(text, false);
    }

    /** A successful result of any blocks. */
    public static ToolResult of(Content... content) {
        return new ToolResult(List.of(content), false);
    }

    /** A failure. Say what was wrong with which argument, and what to do instead: the model corrects itself by it. */
    public static ToolResult error(String text) {
        return of(text, true);
    }

    private static ToolResult of(String text, boolean error) {
        return new ToolResult(text.isBlank() ? List.of() : List.of(new Content.Text(text)), error);
    }

    /** Returns the text blocks, joined by line breaks. */
    public String text() {
        return content.stream()
                .filter(Content.Text.class::isInstance)
                .map(block -> ((Content.Text) block).text())
                .collect(Collectors.joining("\n"));
    }
}
