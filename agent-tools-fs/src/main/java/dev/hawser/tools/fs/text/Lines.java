package dev.hawser.tools.fs.text;

import java.util.Arrays;

/** Where the lines of a text are. Lines are counted from 1; a text that ends in a line feed has no empty line behind it. */
public final class Lines {

    private final String chars;
    /** Where each line starts, then the end of the text. */
    private final int[] starts;

    /** Finds the lines. */
    public Lines(String chars) {
        this.chars = chars;
        int[] found = new int[Math.max(16, chars.length() / 32)];
        int count = 0;
        int at = 0;
        while (at < chars.length()) {
            if (count + 1 == found.length) {
                found = Arrays.copyOf(found, 2 * found.length);
            }
            found[count++] = at;
            int lineFeed = chars.indexOf('\n', at);
            at = lineFeed < 0 ? chars.length() : lineFeed + 1;
        }
        found[count] = chars.length();
        this.starts = Arrays.copyOf(found, count + 1);
    }

    /** Returns how many lines there are; 0 if the text is empty. */
    public int count() {
        return starts.length - 1;
    }

    /** Returns the number of the line that the offset is in. The end of the text counts to the last line. */
    public int at(int offset) {
        int found = Arrays.binarySearch(starts, 0, count(), offset);
        return found >= 0 ? found + 1 : Math.max(1, -found - 1);
    }

    /** Returns the offset of the line's first character, or the end of the text for the line behind the last one. */
    public int start(int line) {
        return starts[line - 1];
    }

    /** Returns the offset behind the line's last character, its ending not included. */
    public int end(int line) {
        return starts[line] - ending(line).chars().length();
    }

    /** Returns the line without its ending. */
    public String line(int line) {
        return chars.substring(start(line), end(line));
    }

    /** Returns what ends the line. */
    public LineEnding ending(int line) {
        int next = starts[line];
        if (next == 0 || chars.charAt(next - 1) != '\n') {
            return LineEnding.NONE;
        }
        boolean crlf = next - 2 >= starts[line - 1] && chars.charAt(next - 2) == '\r';
        return crlf ? LineEnding.CRLF : LineEnding.LF;
    }

    /** Returns what a new line at that place should end with: what the line ends with, or the one before if it has no end. */
    public LineEnding endingNear(int line) {
        for (int near = Math.min(line, count()); near > 0 && near >= line - 1; near--) {
            if (ending(near) != LineEnding.NONE) {
                return ending(near);
            }
        }
        return LineEnding.LF;
    }
}
