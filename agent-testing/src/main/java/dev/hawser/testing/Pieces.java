package dev.hawser.testing;

import java.util.ArrayList;
import java.util.List;

/** Cuts text as a model that streams does. */
final class Pieces {

    private static final int SHORTEST = 8;
    private static final int FEW = 3;

    private Pieces() {}

    /** Returns the text in pieces of a few characters. */
    static List<String> small(String text) {
        return cut(text, SHORTEST);
    }

    /** Returns the text in a few pieces, or in one if it is short. */
    static List<String> few(String text) {
        return cut(text, Math.max(SHORTEST, text.length() / FEW + 1));
    }

    /** No cut goes through a character. */
    private static List<String> cut(String text, int length) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + length, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
