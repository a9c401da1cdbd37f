package dev.hawser.tools.fs.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * A text, what became of it, and which parts changed. Immutable.
 *
 * @param original the text before the first replacement
 * @param chars the text after the last one
 * @param changes the parts that were replaced, in order, not touching each other
 */
public record Revision(String original, String chars, List<Change> changes) {

    /**
     * A part that was replaced. Ends are exclusive.
     *
     * @param oldStart where it starts in the original
     * @param oldEnd where it ends in the original
     * @param newStart where its replacement starts
     * @param newEnd where its replacement ends
     */
    public record Change(int oldStart, int oldEnd, int newStart, int newEnd) {

        private int growth() {
            return newEnd - newStart - (oldEnd - oldStart);
        }
    }

    /**
     * What to put where.
     *
     * @param start where the replaced part starts
     * @param end where it ends, exclusive
     * @param text what to put there
     */
    public record Replacement(int start, int end, String text) {}

    /** Copies the list. */
    public Revision {
        changes = List.copyOf(changes);
    }

    /** Returns the text as it is, unchanged. */
    public static Revision of(String original) {
        return new Revision(original, original, List.of());
    }

    /** Returns the step from one text to another, as one change. */
    public static Revision between(String original, String chars) {
        int shorter = Math.min(original.length(), chars.length());
        int start = 0;
        while (start < shorter && original.charAt(start) == chars.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && original.charAt(original.length() - 1 - end) == chars.charAt(chars.length() - 1 - end)) {
            end++;
        }
        Change change = new Change(start, original.length() - end, start, chars.length() - end);
        return new Revision(original, chars, original.equals(chars) ? List.of() : List.of(change));
    }

    /** Returns the text with more parts replaced. They are in order and don't overlap. */
    public Revision replace(List<Replacement> replacements) {
        StringBuilder replaced = new StringBuilder(chars.length() + 64);
        int done = 0;
        for (Replacement replacement : replacements) {
            replaced.append(chars, done, replacement.start).append(replacement.text);
            done = replacement.end;
        }
        replaced.append(chars, done, chars.length());
        return new Revision(original, replaced.toString(), new Merge(replacements).run());
    }

    /** Lays replacements over the changes that were made before; those that touch become one. */
    private final class Merge {

        private final List<Replacement> replacements;
        private final List<Change> merged = new ArrayList<>();
        private int nextChange;
        private int nextReplacement;
        /** How much longer the current text is than the original, up to here. */
        private int grownBefore;
        /** How much longer the new text is than the current one, up to here. */
        private int growing;

        Merge(List<Replacement> replacements) {
            this.replacements = replacements;
        }

        List<Change> run() {
            while (nextChange < changes.size() || nextReplacement < replacements.size()) {
                mergeNext();
            }
            return merged;
        }

        private void mergeNext() {
            int start = Math.min(changeStart(), replacementStart());
            int end = start;
            int grown = 0;
            int growth = 0;
            while (changeStart() <= end || replacementStart() <= end) {
                if (changeStart() <= end) {
                    Change change = changes.get(nextChange++);
                    end = Math.max(end, change.newEnd);
                    grown += change.growth();
                } else {
                    Replacement replacement = replacements.get(nextReplacement++);
                    end = Math.max(end, replacement.end);
                    growth += replacement.text.length() - (replacement.end - replacement.start);
                }
            }
            merged.add(new Change(
                    start - grownBefore, end - grownBefore - grown, start + growing, end + growing + growth));
            grownBefore += grown;
            growing += growth;
        }

        private int changeStart() {
            return nextChange < changes.size() ? changes.get(nextChange).newStart : Integer.MAX_VALUE;
        }

        private int replacementStart() {
            return nextReplacement < replacements.size() ? replacements.get(nextReplacement).start : Integer.MAX_VALUE;
        }
    }
}
