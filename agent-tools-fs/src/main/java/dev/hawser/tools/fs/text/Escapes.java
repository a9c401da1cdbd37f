package dev.hawser.tools.fs.text;

/**
 * Makes a file name fit to be shown: characters that are invisible, control a terminal, reorder the text around them or
 * can't be encoded appear as {@code \n}, {@code \t} or {@code \}{@code u202e}.
 */
public final class Escapes {

    private static final int SHOWN = 400;

    private Escapes() {}

    /** Returns the text with every such character escaped, else as it is. */
    public static String escape(String text) {
        if (text.codePoints().noneMatch(Escapes::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                appendEscaped(shown, c);
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Returns the text escaped, shortened to a reasonable length, in single quotes. */
    public static String quote(String text) {
        if (text.length() <= SHOWN) {
            return "'" + escape(text) + "'";
        }
        return "'" + escape(text.substring(0, SHOWN)) + "…' (" + text.length() + " characters)";
    }

    /** Whether a reader could not see the character, or would see something else because of it. */
    public static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isDefaultIgnorable(c);
        };
    }

    /** The default-ignorable code points of Unicode that are not format characters: fillers and variation selectors. */
    private static boolean isDefaultIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFFA0
                || c >= 0xE0000 && c <= 0xE0FFF;
    }

    private static void appendEscaped(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(c)) {
                    shown.append(String.format("\\u%04x", (int) unit));
                }
            }
        }
    }
}
