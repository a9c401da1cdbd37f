package dev.hawser.examples.chat.terminal;

/** Makes text of files and models harmless for a terminal: what it shows is what is there. */
final class Harmless {

    private Harmless() {}

    /** Returns the text with a visible mark for each control and formatting character but line feeds and tabs. */
    static String text(String raw) {
        String text = raw.replace("\r\n", "\n");
        if (text.codePoints().noneMatch(Harmless::isHarmful)) {
            return text;
        }
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints().forEach(c -> harmless.appendCodePoint(isHarmful(c) ? 0xFFFD : c));
        return harmless.toString();
    }

    /** Joins of emoji are formatting characters, and harmless. */
    private static boolean isHarmful(int c) {
        int type = Character.getType(c);
        boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
        return hidden && c != '\n' && c != '\t' && c != 0x200D;
    }
}
