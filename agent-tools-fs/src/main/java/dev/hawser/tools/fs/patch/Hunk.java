package dev.hawser.tools.fs.patch;

import java.util.List;

/**
 * A change at one place of a file.
 *
 * @param number counts the hunks of a file, from 1
 * @param patchLine the line of the patch where it starts, from 1
 * @param anchors lines that are somewhere before the place, the outermost first
 * @param lines what is there, and what shall be
 * @param atEnd whether the place is the end of the file
 */
public record Hunk(int number, int patchLine, List<String> anchors, List<Line> lines, boolean atEnd) {

    /** What a line of a hunk means. */
    public enum Mark {
        /** It is there and stays. */
        CONTEXT,
        /** It is there and goes. */
        REMOVED,
        /** It comes. */
        ADDED
    }

    /**
     * A line of a hunk.
     *
     * @param mark what it means
     * @param text the line without its mark and its ending
     */
    public record Line(Mark mark, String text) {}

    /** Copies the lists. */
    public Hunk {
        anchors = List.copyOf(anchors);
        lines = List.copyOf(lines);
    }

    /** Returns the lines that the file has before. */
    List<String> before() {
        return textsBut(Mark.ADDED);
    }

    /** Returns the lines that the file has afterwards. */
    List<String> after() {
        return textsBut(Mark.REMOVED);
    }

    private List<String> textsBut(Mark mark) {
        return lines.stream().filter(line -> line.mark != mark).map(Line::text).toList();
    }

    /** Returns what to call the hunk in a message. */
    String label() {
        return "hunk " + number + " (line " + patchLine + " of the patch)";
    }
}
