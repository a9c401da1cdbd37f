package dev.hawser.tools.fs.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds an ASCII text in any case: looks for one character that is rare in files, then compares the rest.
 *
 * <p>A few letters outside ASCII are other cases of ASCII letters (the Kelvin sign is a capital {@code k}). Where one of their
 * first bytes is, every line is a candidate.
 */
final class AnyCaseText implements CandidateFinder {

    /** What files are made of, most frequent first. What isn't here is rarer. */
    private static final String FREQUENT = " etaoinsrlcdpumhgfbyv.,_-/()\"'=:;kwx{}[]01<>*#2$|j+3z546798&q!";

    private final String text;
    private final int pivot;
    private final char lower;
    private final char upper;
    private final String foreignCases;
    private @Nullable String current;
    private boolean hasForeignCases;
    private int nextLower;
    private int nextUpper;

    AnyCaseText(String text) {
        this.text = text;
        int rarest = 0;
        for (int i = 1; i < text.length(); i++) {
            rarest = rarity(text.charAt(i)) > rarity(text.charAt(rarest)) ? i : rarest;
        }
        this.pivot = rarest;
        this.lower = toLower(text.charAt(rarest));
        this.upper = isLetter(lower) ? (char) (lower - 32) : lower;
        this.foreignCases = foreignCases(text.toLowerCase(Locale.ROOT));
    }

    /** The first bytes, in UTF-8, of other cases of the letters: U+0130 and U+0131, U+017F, U+212A. */
    private static String foreignCases(String text) {
        return (text.indexOf('i') >= 0 ? "\u00C4" : "")
                + (text.indexOf('s') >= 0 ? "\u00C5" : "")
                + (text.indexOf('k') >= 0 ? "\u00E2" : "");
    }

    static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static char toLower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static int rarity(char c) {
        int rank = FREQUENT.indexOf(toLower(c));
        return rank < 0 ? FREQUENT.length() : rank;
    }

    @Override
    public int next(String block, int from) {
        if (block != current) {
            begin(block);
        }
        if (hasForeignCases) {
            return from < block.length() ? from : -1;
        }
        int place = from + pivot;
        while (true) {
            nextLower = nextLower < place ? indexOf(block, lower, place) : nextLower;
            nextUpper = nextUpper < place ? (upper == lower ? nextLower : indexOf(block, upper, place)) : nextUpper;
            int found = Math.min(nextLower, nextUpper);
            if (found == Integer.MAX_VALUE) {
                return -1;
            }
            int start = found - pivot;
            if (block.regionMatches(true, start, text, 0, text.length())) {
                return start;
            }
            place = found + 1;
        }
    }

    private void begin(String block) {
        current = block;
        nextLower = -1;
        nextUpper = -1;
        hasForeignCases = false;
        for (int i = 0; i < foreignCases.length(); i++) {
            hasForeignCases |= block.indexOf(foreignCases.charAt(i)) >= 0;
        }
    }

    private static int indexOf(String block, char c, int from) {
        int found = block.indexOf(c, from);
        return found < 0 ? Integer.MAX_VALUE : found;
    }
}
