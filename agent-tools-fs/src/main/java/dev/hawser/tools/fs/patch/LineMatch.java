package dev.hawser.tools.fs.patch;

import dev.hawser.tools.fs.edit.Indentation;
import dev.hawser.tools.fs.edit.TrailingBlanks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole lines of a file that are those that were looked for, but for what is hard to see: their endings, blanks at the end, or
 * one indentation more or less on all of them. What else differs is no match.
 *
 * @param line the first of them, from 1
 * @param slack in what they differ
 * @param shift how their indentation differs
 */
record LineMatch(int line, Slack slack, Indentation shift) {

    /** In what lines may differ. Line endings always may: a patch can't express them. */
    enum Slack {
        NONE,
        TRAILING_BLANKS,
        INDENTATION
    }

    /** Bounds the work where very many lines are the same. If it is not enough, nothing counts as found. */
    private static final int MAX_COMPARED_LINES = 20_000_000;

    /** Finds all matches of the least slack that there are any of. */
    static List<LineMatch> find(List<String> file, List<String> wanted) {
        Finder finder = new Finder(file, wanted);
        boolean onlyBlank = wanted.stream().allMatch(String::isBlank);
        for (Slack slack : Slack.values()) {
            List<LineMatch> found = onlyBlank && slack != Slack.NONE ? List.of() : finder.find(slack);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Returns the line behind the last one of that many. */
    int end(int count) {
        return line + count;
    }

    private static final class Finder {

        private final List<String> there;
        private final List<String> wanted;
        private int compared;

        Finder(List<String> there, List<String> wanted) {
            this.there = there;
            this.wanted = wanted;
        }

        List<LineMatch> find(Slack slack) {
            List<LineMatch> found = new ArrayList<>();
            for (int at = 0; at + wanted.size() <= there.size() && compared < MAX_COMPARED_LINES; at++) {
                Indentation shift = slack == Slack.INDENTATION ? shift(at) : same(at, slack) ? Indentation.NONE : null;
                if (shift != null) {
                    found.add(new LineMatch(at + 1, slack, shift));
                }
            }
            return compared < MAX_COMPARED_LINES ? found : List.of();
        }

        private boolean same(int at, Slack slack) {
            for (int i = 0; i < wanted.size(); i++) {
                compared++;
                String line = there.get(at + i);
                boolean same = slack == Slack.NONE
                        ? line.equals(wanted.get(i))
                        : TrailingBlanks.strip(line).equals(TrailingBlanks.strip(wanted.get(i)));
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Indentation shift(int at) {
            Indentation shift = null;
            for (int i = 0; i < wanted.size(); i++) {
                compared++;
                String line = TrailingBlanks.strip(there.get(at + i));
                String looked = TrailingBlanks.strip(wanted.get(i));
                if (line.isEmpty() && looked.isEmpty()) {
                    continue;
                }
                shift = Indentation.alsoBetween(looked, line, shift);
                if (shift == null) {
                    return null;
                }
            }
            return shift;
        }
    }
}
