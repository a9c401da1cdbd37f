package dev.hawser.lambda;

/** How many bytes a text takes in JSON: Jackson escapes quotes, backslashes and control characters. */
final class JsonText {

    private JsonText() {}

    static int length(String text) {
        long length = 2;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            length += length(character);
            i += Character.charCount(character);
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    /** Returns the text, or as much of its beginning as takes at most so many bytes. Never cuts a character in two. */
    static String cut(String text, int most) {
        int length = 2;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            length += length(character);
            if (length > most) {
                return text.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return text;
    }

    private static int length(int character) {
        if (character < 0x20) {
            return "\b\t\n\f\r".indexOf(character) >= 0 ? 2 : 6;
        }
        if (character == '"' || character == '\\') {
            return 2;
        }
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
