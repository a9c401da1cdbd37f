package dev.hawser.tools.fs.edit;

import dev.hawser.tools.fs.text.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that are most like a text that isn't in it.
 *
 * @param firstLine the first of them, counted from 1
 * @param lastLine the last of them
 */
record NearestBlock(int firstLine, int lastLine) {

    /** Bounds the search for a similar line. */
    private static final int MAX_LINES = 50_000;

    private static final int MAX_COMPARED_CHARS = 200;
    private static final double MIN_SIMILARITY = 0.5;
    /** Bounds the votes of a line that the text holds again and again. */
    private static final int MAX_VOTES_PER_LINE = 20;
    /** How much of the text, by length, must be there for the block to be worth showing. */
    private static final double MIN_SHARE = 0.25;

    /** Returns the block, or null if nothing is similar. Indentation doesn't count. */
    static @Nullable NearestBlock find(Lines lines, List<String> old) {
        List<String> wanted = old.stream().map(String::strip).toList();
        int size = wanted.get(wanted.size() - 1).isEmpty() ? wanted.size() - 1 : wanted.size();
        int start = startOfMostEqualLines(lines, wanted);
        if (start == Integer.MIN_VALUE) {
            start = startByMostSimilarLine(lines, wanted);
        }
        if (start == Integer.MIN_VALUE) {
            return null;
        }
        int first = Math.max(1, start);
        int last = Math.min(lines.count(), start + size - 1);
        return first <= last ? new NearestBlock(first, last) : null;
    }

    /** Every equal line votes for where the block would have to start, with its length. */
    private static int startOfMostEqualLines(Lines lines, List<String> wanted) {
        Map<String, List<Integer>> places = new HashMap<>();
        int total = 0;
        for (int i = 0; i < wanted.size(); i++) {
            List<Integer> same = places.computeIfAbsent(wanted.get(i), line -> new ArrayList<>());
            if (same.size() < MAX_VOTES_PER_LINE) {
                same.add(i);
            }
            total += wanted.get(i).length();
        }
        int[] votes = new int[lines.count() + wanted.size() + 1];
        int best = 0;
        for (int line = 1; line <= lines.count(); line++) {
            String content = lines.line(line).strip();
            for (int i : places.getOrDefault(content, List.of())) {
                int slot = line - i + wanted.size();
                votes[slot] += content.length();
                best = votes[slot] > votes[best] ? slot : best;
            }
        }
        return votes[best] >= total * MIN_SHARE && votes[best] > 0 ? best - wanted.size() : Integer.MIN_VALUE;
    }

    private static int startByMostSimilarLine(Lines lines, List<String> wanted) {
        int longest = 0;
        for (int i = 1; i < wanted.size(); i++) {
            longest = wanted.get(i).length() > wanted.get(longest).length() ? i : longest;
        }
        Set<Integer> pairs = pairs(wanted.get(longest));
        double best = MIN_SIMILARITY;
        int start = Integer.MIN_VALUE;
        for (int line = 1; line <= Math.min(lines.count(), MAX_LINES); line++) {
            double similarity = similarity(pairs, pairs(lines.line(line).strip()));
            if (similarity > best) {
                best = similarity;
                start = line - longest;
            }
        }
        return start;
    }

    /** The Sørensen-Dice coefficient of the pairs of neighbouring characters. */
    private static double similarity(Set<Integer> a, Set<Integer> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        Set<Integer> common = new HashSet<>(b);
        common.retainAll(a);
        return 2.0 * common.size() / (a.size() + b.size());
    }

    private static Set<Integer> pairs(String line) {
        Set<Integer> pairs = new HashSet<>();
        for (int i = 1; i < Math.min(line.length(), MAX_COMPARED_CHARS); i++) {
            pairs.add(line.charAt(i - 1) << 16 | line.charAt(i));
        }
        return pairs;
    }
}
