package dev.hawser.tools.fs.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a file in the form that models get: {@code 12}, a mark, a tab, the line; no tab if the line is empty. Since every
 * line has its number, nothing in a file can be taken for what a tool says.
 */
public final class NumberedLines {

    /** A longer line is cut. */
    public static final int MAX_LINE_CHARS = 2000;

    private final List<String> shown = new ArrayList<>();

    /** Starts with no lines. */
    public NumberedLines() {}

    /**
     * Adds a line.
     *
     * @param mark what is special about it, or empty
     * @param chars the line without its ending
     */
    public void add(long number, String mark, String chars) {
        add(number + mark, chars);
    }

    /**
     * Adds a line of which only the start is known.
     *
     * @param omittedBytes how many bytes are left out; 0 if none
     */
    public void addStart(long number, String chars, long omittedBytes) {
        show(String.valueOf(number), Visible.line(chars) + (omittedBytes > 0 ? cutNote(omittedBytes, "bytes") : ""));
    }

    /** Adds a line that has a word in place of its number. */
    public void add(String label, String chars) {
        show(label, cut(chars));
    }

    private void show(String label, String line) {
        shown.add(line.isEmpty() ? label + "\n" : label + "\t" + line + "\n");
    }

    /** Adds a sign that lines were left out. */
    public void addGap() {
        shown.add("...\n");
    }

    private static String cut(String chars) {
        if (chars.length() <= MAX_LINE_CHARS) {
            return Visible.line(chars);
        }
        int end = Character.isHighSurrogate(chars.charAt(MAX_LINE_CHARS - 1)) ? MAX_LINE_CHARS - 1 : MAX_LINE_CHARS;
        return Visible.line(chars.substring(0, end)) + cutNote(chars.length() - end, "characters");
    }

    private static String cutNote(long omitted, String unit) {
        return "… (+" + omitted + " " + unit + ")";
    }

    /** Returns the first lines, and a note if that isn't all: at most so many lines and about so many characters. */
    public String first(int maxLines, int maxChars) {
        StringBuilder first = new StringBuilder();
        int count = 0;
        while (count < Math.min(maxLines, shown.size()) && first.length() < maxChars) {
            first.append(shown.get(count++));
        }
        if (count < shown.size()) {
            first.append("[").append(shown.size() - count).append(" more lines are not shown]\n");
        }
        return first.toString();
    }

    @Override
    public String toString() {
        return String.join("", shown);
    }
}
