package dev.hawser.examples.review;

/** Text from files and models, made safe for a terminal: no control characters, one line, not too long. */
final class TerminalText {

    private TerminalText() {}

    /** Returns the text as one line of at most so many characters. */
    static String line(String text, int width) {
        String line = safe(text);
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    /** Returns the text as one line; of a long one the end. */
    static String end(String text, int width) {
        String line = safe(text);
        return line.length() <= width ? line : "…" + line.substring(line.length() - width + 1);
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
            safe.appendCodePoint(hidden ? ' ' : c);
        });
        return safe.toString();
    }
}
