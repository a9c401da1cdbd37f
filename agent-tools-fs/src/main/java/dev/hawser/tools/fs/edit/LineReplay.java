package dev.hawser.tools.fs.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays the step from an old to a new text on lines that are nearly the old ones: what old and new have in common stays as
 * it is there, to the byte.
 */
public final class LineReplay {

    /** The lines that are there, with their endings; the last one has none. */
    private final List<String> there;

    private final List<String> replaced;
    private final Indentation shift;
    private final String defaultEnding;
    private final StringBuilder result = new StringBuilder();

    private LineReplay(List<String> there, List<String> replaced, Indentation shift, String defaultEnding) {
        this.there = there;
        this.replaced = replaced;
        this.shift = shift;
        this.defaultEnding = defaultEnding;
    }

    /**
     * Returns what becomes of the part of the file that matched.
     *
     * @param shift the indentation that the file has and the old text hasn't
     * @param defaultEnding ends the new lines that stand for no old one
     * @return null if the indentation can't be taken off the new text
     */
    public static @Nullable String replay(
            String part, List<String> oldPieces, List<String> newPieces, Indentation shift, String defaultEnding) {
        List<String> there = List.of(part.split("(?<=\n)", -1));
        boolean lacksFinalBreak = there.size() < oldPieces.size();
        List<String> old = lacksFinalBreak ? oldPieces.subList(0, there.size()) : oldPieces;
        boolean dropBreak = lacksFinalBreak
                && newPieces.size() > 1
                && newPieces.get(newPieces.size() - 1).isEmpty();
        List<String> replaced = dropBreak ? newPieces.subList(0, newPieces.size() - 1) : newPieces;
        return new LineReplay(there, replaced, shift, defaultEnding).run(LineDiff.between(old, replaced));
    }

    private @Nullable String run(List<LineDiff.Hunk> hunks) {
        int oldDone = 0;
        int newDone = 0;
        for (LineDiff.Hunk hunk : hunks) {
            keep(oldDone, newDone, hunk.newStart());
            if (!replace(hunk)) {
                return null;
            }
            oldDone = hunk.oldEnd();
            newDone = hunk.newEnd();
        }
        keep(oldDone, newDone, replaced.size());
        return result.toString();
    }

    private void keep(int oldFrom, int newFrom, int newTo) {
        for (int i = newFrom; i < newTo; i++) {
            String line = there.get(oldFrom + i - newFrom);
            String ending = ending(line);
            add(i, line.substring(0, line.length() - ending.length()), ending);
        }
    }

    private boolean replace(LineDiff.Hunk hunk) {
        for (int i = hunk.newStart(); i < hunk.newEnd(); i++) {
            String line = shift.apply(replaced.get(i));
            if (line == null) {
                return false;
            }
            int standsFor = hunk.oldStart() + i - hunk.newStart();
            add(i, line, standsFor < hunk.oldEnd() ? ending(there.get(standsFor)) : "");
        }
        return true;
    }

    private void add(int index, String line, String ending) {
        result.append(line);
        if (index < replaced.size() - 1) {
            result.append(ending.isEmpty() ? defaultEnding : ending);
        }
    }

    private static String ending(String line) {
        if (line.endsWith("\r\n")) {
            return "\r\n";
        }
        return line.endsWith("\n") ? "\n" : "";
    }
}
