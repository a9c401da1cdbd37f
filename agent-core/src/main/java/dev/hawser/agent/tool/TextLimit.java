package dev.hawser.agent.tool;

import dev.hawser.agent.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts off the text of a result that is too long for a conversation, and says so. */
final class TextLimit {

    private TextLimit() {}

    static ToolResult apply(ToolResult result, int maxCharacters) {
        long total = result.content().stream().mapToLong(TextLimit::length).sum();
        if (total <= maxCharacters) {
            return result;
        }
        List<Content> kept = new ArrayList<>();
        int shown = 0;
        boolean full = false;
        for (Content block : result.content()) {
            if (!(block instanceof Content.Text text)) {
                kept.add(block);
            } else if (!full) {
                String part = beginning(text.text(), maxCharacters - shown);
                shown += part.length();
                full = part.length() < text.text().length();
                if (!part.isBlank()) {
                    kept.add(new Content.Text(part));
                }
            }
        }
        kept.add(new Content.Text(String.format(
                Locale.ROOT, "[cut off: the result has %,d characters, these are the first %,d]", total, shown)));
        return new ToolResult(kept, result.error());
    }

    private static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }

    private static int length(Content block) {
        return block instanceof Content.Text text ? text.text().length() : 0;
    }
}
