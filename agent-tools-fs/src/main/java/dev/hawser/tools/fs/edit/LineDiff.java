package dev.hawser.tools.fs.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines that differ between two lists, by the greedy algorithm of Myers (1986). Lists that have little in common are
 * not worth the time: their middle is one difference.
 */
public final class LineDiff {

    /**
     * Lines that differ. Ends are exclusive; one side may be empty.
     *
     * @param oldStart the first line that was replaced, counted from 0
     * @param oldEnd the line behind the last one that was replaced
     * @param newStart the first line that is there instead
     * @param newEnd the line behind the last one that is there instead
     */
    public record Hunk(int oldStart, int oldEnd, int newStart, int newEnd) {}

    /** Bounds the work to lines x edits, and the memory to edits squared. */
    private static final int MAX_EDITS = 1000;

    private final List<String> oldLines;
    private final List<String> newLines;
    /** Lines that are alike at the start, and at the end, of both. */
    private final int prefix;

    private final int oldLength;
    private final int newLength;

    private LineDiff(List<String> oldLines, List<String> newLines) {
        this.oldLines = oldLines;
        this.newLines = newLines;
        int shorter = Math.min(oldLines.size(), newLines.size());
        int start = 0;
        while (start < shorter && oldLines.get(start).equals(newLines.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && oldLines.get(oldLines.size() - 1 - end).equals(newLines.get(newLines.size() - 1 - end))) {
            end++;
        }
        this.prefix = start;
        this.oldLength = oldLines.size() - start - end;
        this.newLength = newLines.size() - start - end;
    }

    /** Returns the differences in order; between two of them the lines are the same. */
    public static List<Hunk> between(List<String> oldLines, List<String> newLines) {
        return new LineDiff(oldLines, newLines).hunks();
    }

    private List<Hunk> hunks() {
        if (oldLength == 0 && newLength == 0) {
            return List.of();
        }
        if (oldLength == 0 || newLength == 0) {
            return List.of(hunk(0, oldLength, 0, newLength));
        }
        List<int[]> rounds = new ArrayList<>();
        return reachEnd(rounds) ? trace(rounds) : List.of(hunk(0, oldLength, 0, newLength));
    }

    /**
     * Finds the fewest edits. {@code rounds.get(d)[d + k]} becomes how far into the old lines {@code d} edits reach on
     * diagonal {@code k} (old line minus new line).
     */
    private boolean reachEnd(List<int[]> rounds) {
        int most = Math.min(MAX_EDITS, oldLength + newLength);
        for (int d = 0; d <= most; d++) {
            int[] reached = new int[2 * d + 1];
            for (int k = -d; k <= d; k += 2) {
                int x = d == 0 ? 0 : step(rounds.get(d - 1), d - 1, k);
                int y = x - k;
                while (x < oldLength && y >= 0 && y < newLength && same(x, y)) {
                    x++;
                    y++;
                }
                reached[d + k] = x;
                if (x >= oldLength && y >= newLength) {
                    rounds.add(reached);
                    return true;
                }
            }
            rounds.add(reached);
        }
        return false;
    }

    /** Returns where diagonal {@code k} is entered from the round before: by an insertion from above, or by a deletion. */
    private static int step(int[] before, int d, int k) {
        return isInsertion(before, d, k) ? before[d + k + 1] : before[d + k - 1] + 1;
    }

    private static boolean isInsertion(int[] before, int d, int k) {
        return k < -d + 1 || k <= d - 1 && before[d + k - 1] < before[d + k + 1];
    }

    private List<Hunk> trace(List<int[]> rounds) {
        List<Hunk> backwards = new ArrayList<>();
        int x = oldLength;
        int y = newLength;
        int hunkOldEnd = x;
        int hunkNewEnd = y;
        for (int d = rounds.size() - 1; d > 0; d--) {
            int k = x - y;
            int[] before = rounds.get(d - 1);
            int entered = step(before, d - 1, k);
            if (x > entered) {
                close(backwards, x, hunkOldEnd, y, hunkNewEnd);
                hunkOldEnd = entered;
                hunkNewEnd = entered - k;
            }
            boolean insertion = isInsertion(before, d - 1, k);
            x = insertion ? entered : entered - 1;
            y = insertion ? entered - k - 1 : entered - k;
        }
        close(backwards, x, hunkOldEnd, y, hunkNewEnd);
        Collections.reverse(backwards);
        return backwards;
    }

    private void close(List<Hunk> hunks, int oldStart, int oldEnd, int newStart, int newEnd) {
        if (oldStart < oldEnd || newStart < newEnd) {
            hunks.add(hunk(oldStart, oldEnd, newStart, newEnd));
        }
    }

    private Hunk hunk(int oldStart, int oldEnd, int newStart, int newEnd) {
        return new Hunk(prefix + oldStart, prefix + oldEnd, prefix + newStart, prefix + newEnd);
    }

    private boolean same(int x, int y) {
        return oldLines.get(prefix + x).equals(newLines.get(prefix + y));
    }
}
