package dev.hawser.tools.fs;

import org.jspecify.annotations.Nullable;

/** Reads a text that a model may leave out. Models write that in many ways. */
final class OptionalText {

    private OptionalText() {}

    /** Returns the text, or null if there is none: absent, empty, blank, or the word {@code null}. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() || text.equals("null") ? null : text;
    }

    /** Returns the path, or the workspace's own directory if there is none. */
    static String path(@Nullable String path) {
        String given = given(path);
        return given == null ? "." : given;
    }
}
