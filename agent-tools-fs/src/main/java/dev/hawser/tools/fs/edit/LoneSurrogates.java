package dev.hawser.tools.fs.edit;

import dev.hawser.agent.tool.ToolException;

/** Half characters, which no encoding can write. JSON lets a model make them. */
public final class LoneSurrogates {

    private LoneSurrogates() {}

    /**
     * Refuses a text that has one.
     *
     * @param name what the model calls the text
     */
    public static void refuse(String chars, String name) {
        for (int i = 0; i < chars.length(); i++) {
            int codePoint = chars.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new ToolException(
                        "%s has half a character (\\u%04x) at position %d: write both surrogates or neither."
                                .formatted(name, codePoint, i));
            }
            i += Character.charCount(codePoint) - 1;
        }
    }
}
