package dev.hawser.tools.fs.patch;

import dev.hawser.tools.fs.patch.Hunk.Line;
import dev.hawser.tools.fs.patch.Hunk.Mark;
import java.util.ArrayList;
import java.util.List;

/** Collects the lines of a hunk. */
final class HunkLines {

    private final List<Line> lines = new ArrayList<>();
    /** Lines at the end without even a blank: they may be context, or only set apart what follows. */
    private int unmarked;

    /** Adds a line of a patch. Returns whether it can be one of a hunk. */
    boolean add(String line) {
        if (line.isBlank() && !line.startsWith(" ")) {
            lines.add(new Line(Mark.CONTEXT, ""));
            unmarked++;
            return true;
        }
        switch (line.charAt(0)) {
            case ' ' -> lines.add(new Line(Mark.CONTEXT, line.substring(1)));
            case '-' -> lines.add(new Line(Mark.REMOVED, line.substring(1)));
            case '+' -> lines.add(new Line(Mark.ADDED, line.substring(1)));
            case '\\' -> {
                return line.startsWith("\\ No newline"); // from a unified diff; endings are kept anyway
            }
            default -> {
                return false;
            }
        }
        unmarked = 0;
        return true;
    }

    boolean changeNothing() {
        return lines.stream().allMatch(line -> line.mark() == Mark.CONTEXT);
    }

    List<Line> lines() {
        return lines.subList(0, lines.size() - unmarked);
    }
}
