package dev.hawser.tools.fs.edit;

/** The blanks at the end of a line, which are hard to see: spaces, tabs, and the carriage return before a line feed. */
public final class TrailingBlanks {

    private TrailingBlanks() {}

    /** Returns the line without them. */
    public static String strip(String line) {
        return line.substring(0, start(line, 0, line.length()));
    }

    /** Returns where they start in the line between the two places. */
    static int start(String chars, int start, int end) {
        int stripped = end;
        while (stripped > start && isBlank(chars.charAt(stripped - 1))) {
            stripped--;
        }
        return stripped;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
