package dev.hawser.tools.fs.text;

import java.util.Locale;

/**
 * Text as a model gets to see it: nothing in it can end a line, hide, or reorder what stands around it. Such characters are
 * written as JSON writes them ({@code \}{@code u202e}), bytes that are no characters as {@code \xE9}.
 */
public final class Visible {

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private Visible() {}

    /** Returns the line as it can be shown. Tabs stay. */
    public static String line(String chars) {
        int i = nextHidden(chars, 0);
        if (i == chars.length()) {
            return chars;
        }
        StringBuilder shown = new StringBuilder(chars.length() + 16);
        int done = 0;
        while (i < chars.length()) {
            int codePoint = chars.codePointAt(i);
            shown.append(chars, done, i).append(escape(codePoint));
            done = i + Character.charCount(codePoint);
            i = nextHidden(chars, done);
        }
        return shown.append(chars, done, chars.length()).toString();
    }

    /** Returns whether the text shows other than it is. */
    public static boolean hides(String chars) {
        return nextHidden(chars, 0) < chars.length();
    }

    private static int nextHidden(String chars, int from) {
        for (int i = from; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c >= ' ' && c < 0x7F || c == '\t') {
                continue;
            }
            int codePoint = chars.codePointAt(i);
            if (isHidden(codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint) - 1;
        }
        return chars.length();
    }

    private static boolean isHidden(int codePoint) {
        return codePoint < ' ' && codePoint != '\t'
                || codePoint >= 0x7F && codePoint <= 0x9F
                || codePoint == LINE_SEPARATOR
                || codePoint == PARAGRAPH_SEPARATOR
                || isBidirectionalControl(codePoint)
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isBidirectionalControl(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
    }

    private static String escape(int codePoint) {
        if (EscapedUtf8.isEscaped(codePoint)) {
            return String.format(Locale.ROOT, "\\x%02X", codePoint & 0xFF);
        }
        return codePoint == '\r' ? "\\r" : String.format(Locale.ROOT, "\\u%04x", codePoint);
    }
}
