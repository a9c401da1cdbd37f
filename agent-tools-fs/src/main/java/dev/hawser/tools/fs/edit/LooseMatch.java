package dev.hawser.tools.fs.edit;

import dev.hawser.tools.fs.text.Lines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Old text that is in the file but for what is hard to see: line endings, blanks at the end of lines, or one indentation
 * more or less on every line. What else differs is no match.
 *
 * @param start where the matched part starts
 * @param end where it ends, exclusive
 * @param slack in what it differs
 * @param shift how the indentation differs
 */
record LooseMatch(int start, int end, Slack slack, Indentation shift) {

    /** In what a match may differ from the text that was looked for. */
    enum Slack {
        LINE_ENDINGS,
        TRAILING_BLANKS,
        INDENTATION
    }

    /** Bounds the work where very many lines are the same. If it is not enough, nothing counts as found. */
    private static final int MAX_COMPARED_LINES = 20_000_000;

    /**
     * Finds all matches of the least slack that there are any of.
     *
     * @param old the text that is looked for, cut at its line breaks
     */
    static List<LooseMatch> find(String chars, Lines lines, List<String> old) {
        if (old.stream().allMatch(String::isBlank)) {
            return List.of();
        }
        Finder finder = new Finder(chars, lines, old);
        List<LooseMatch> blanks = finder.findAll(false);
        List<LooseMatch> endings = blanks.stream()
                .filter(match -> match.slack == Slack.LINE_ENDINGS)
                .toList();
        if (!endings.isEmpty()) {
            return endings;
        }
        return blanks.isEmpty() ? finder.findAll(true) : blanks;
    }

    /** Cuts a text at its line breaks, of either kind. A break at the end leaves an empty last piece. */
    static List<String> cut(String text) {
        return List.of(text.replace("\r\n", "\n").split("\n", -1));
    }

    private static final class Finder {

        private final String chars;
        private final Lines lines;
        private final List<String> old;
        /** The pieces of {@code old} without blanks at their ends. */
        private final List<String> stripped;
        /** Where each line of the file ends without the blanks at its end. */
        private final int[] strippedEnds;

        private int compared;

        Finder(String chars, Lines lines, List<String> old) {
            this.chars = chars;
            this.lines = lines;
            this.old = old;
            this.stripped = old.stream().map(TrailingBlanks::strip).toList();
            this.strippedEnds = new int[lines.count() + 1];
            for (int line = 1; line <= lines.count(); line++) {
                strippedEnds[line] = TrailingBlanks.start(chars, lines.start(line), lines.end(line));
            }
        }

        List<LooseMatch> findAll(boolean shifted) {
            List<LooseMatch> found = new ArrayList<>();
            for (int line = 1; line <= lines.count() && compared < MAX_COMPARED_LINES; line++) {
                LooseMatch match = shifted ? shiftedAt(line) : at(line);
                if (match != null) {
                    found.add(match);
                }
            }
            return compared < MAX_COMPARED_LINES ? found : List.of();
        }

        /** Matches the old text with its first piece at the end of the line, its last piece at the start of one. */
        private @Nullable LooseMatch at(int line) {
            String first = stripped.get(0);
            int start = strippedEnds[line] - first.length();
            if (start < lines.start(line) || !chars.startsWith(first, start)) {
                return null;
            }
            int last = old.size() - 1;
            for (int i = 1; i < last; i++) {
                if (!isWhole(line + i, stripped.get(i))) {
                    return null;
                }
            }
            int end = last == 0 ? strippedEnds[line] : endOf(line + last, last);
            return end < 0 ? null : new LooseMatch(start, end, slack(start, end), Indentation.NONE);
        }

        private int endOf(int line, int piece) {
            if (old.get(piece).isEmpty() && line <= lines.count() + 1) {
                return line <= lines.count() ? lines.start(line) : chars.length();
            }
            if (line > lines.count()) {
                return -1;
            }
            if (chars.startsWith(old.get(piece), lines.start(line))) {
                return lines.start(line) + old.get(piece).length();
            }
            return isWhole(line, stripped.get(piece)) ? strippedEnds[line] : -1;
        }

        private Slack slack(int start, int end) {
            List<String> there = cut(chars.substring(start, end));
            boolean sameLines = there.equals(old) || lacksFinalBreak(there);
            return sameLines ? Slack.LINE_ENDINGS : Slack.TRAILING_BLANKS;
        }

        private boolean lacksFinalBreak(List<String> there) {
            int last = old.size() - 1;
            return old.get(last).isEmpty() && there.equals(old.subList(0, last));
        }

        /** Matches whole lines, each with the same characters more, or fewer, at its start. */
        private @Nullable LooseMatch shiftedAt(int line) {
            int last = old.get(old.size() - 1).isEmpty() ? old.size() - 2 : old.size() - 1;
            if (line + last > lines.count()) {
                return null;
            }
            Indentation shift = null;
            for (int i = 0; i <= last; i++) {
                String there = chars.substring(lines.start(line + i), strippedEnds[line + i]);
                String looked = stripped.get(i);
                compared++;
                if (there.isEmpty() && looked.isEmpty()) {
                    continue;
                }
                shift = Indentation.alsoBetween(looked, there, shift);
                if (shift == null) {
                    return null;
                }
            }
            if (shift == null) {
                return null;
            }
            int end = last == old.size() - 1 ? strippedEnds[line + last] : endOf(line + last + 1, last + 1);
            return new LooseMatch(lines.start(line), end, Slack.INDENTATION, shift);
        }

        private boolean isWhole(int line, String content) {
            compared++;
            return line <= lines.count()
                    && strippedEnds[line] - lines.start(line) == content.length()
                    && chars.startsWith(content, lines.start(line));
        }
    }
}
