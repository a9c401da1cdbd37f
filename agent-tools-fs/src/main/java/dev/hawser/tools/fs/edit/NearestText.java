package dev.hawser.tools.fs.edit;

import dev.hawser.tools.fs.text.Lines;
import dev.hawser.tools.fs.text.NumberedLines;
import dev.hawser.tools.fs.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shows what in a file is most like lines that aren't in it, and in what it differs. */
public final class NearestText {

    private static final int MAX_LINES_SHOWN = 30;
    private static final int MAX_CHARS_SHOWN = 6000;

    private NearestText() {}

    /**
     * Returns sentences to go on with, the lines below them.
     *
     * @param wanted the lines that aren't there
     * @param label what the model knows them by; stands in place of their numbers
     */
    public static String show(Lines lines, List<String> wanted, String label) {
        return show(lines, wanted, label, there -> wanted);
    }

    /**
     * Returns sentences to go on with, the lines below them.
     *
     * @param fitted makes of the lines that are there those to compare them with
     */
    static String show(Lines lines, List<String> wanted, String label, UnaryOperator<List<String>> fitted) {
        NearestBlock nearest = NearestBlock.find(lines, wanted);
        if (nearest == null) {
            return " Nothing in it is similar: read the file, or search for a word of " + label + ".";
        }
        List<String> there = new ArrayList<>();
        for (int line = nearest.firstLine(); line <= nearest.lastLine(); line++) {
            there.add(lines.line(line).stripTrailing());
        }
        List<String> given =
                fitted.apply(there).stream().map(String::stripTrailing).toList();
        StringBuilder text = new StringBuilder(
                        " The nearest text is below: > marks the lines of the file that differ, ")
                .append(label)
                .append(" those that you gave instead.\n")
                .append(compare(nearest.firstLine(), there, given, label).first(MAX_LINES_SHOWN, MAX_CHARS_SHOWN));
        if (there.stream().anyMatch(Visible::hides)) {
            text.append("Characters shown as \\u… or \\x… are not these letters in the file: leave them out of ")
                    .append(label)
                    .append(".\n");
        }
        return text.toString();
    }

    private static NumberedLines compare(int first, List<String> there, List<String> given, String label) {
        NumberedLines shown = new NumberedLines();
        int done = 0;
        for (LineDiff.Hunk hunk : LineDiff.between(there, given)) {
            for (; done < hunk.oldStart(); done++) {
                shown.add(first + done, "", there.get(done));
            }
            for (; done < hunk.oldEnd(); done++) {
                shown.add(first + done, ">", there.get(done));
            }
            for (int i = hunk.newStart(); i < hunk.newEnd(); i++) {
                shown.add(label, given.get(i));
            }
        }
        for (; done < there.size(); done++) {
            shown.add(first + done, "", there.get(done));
        }
        return shown;
    }
}
