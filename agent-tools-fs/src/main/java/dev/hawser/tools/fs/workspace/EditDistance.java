package dev.hawser.tools.fs.workspace;

import java.util.Locale;

/** How many letters one name is away from another. */
final class EditDistance {

    private EditDistance() {}

    /** Returns the Levenshtein distance without regard to case; -1 if it is more than the limit. */
    static int between(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) > limit) {
            return -1;
        }
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()] <= limit ? previous[b.length()] : -1;
    }
}
