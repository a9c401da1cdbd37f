package dev.hawser.tools.fs.edit;

import dev.hawser.tools.fs.text.Lines;
import dev.hawser.tools.fs.text.NumberedLines;
import dev.hawser.tools.fs.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a model why its old text isn't in the file, so that its next try fits. */
final class NoMatch {

    private static final Pattern NUMBERED = Pattern.compile("\\s*\\d+[-+:>]?\t.*", Pattern.DOTALL);
    /** That a shorter text is somewhere in the file says nothing. */
    private static final int MIN_TELLING_CHARS = 8;

    private static final int MAX_LINES_SHOWN = 30;
    private static final int MAX_CHARS_SHOWN = 6000;

    private final String chars;
    private final Lines lines;
    private final Edit edit;
    private final List<String> old;

    NoMatch(String chars, Lines lines, Edit edit) {
        this.chars = chars;
        this.lines = lines;
        this.edit = edit;
        this.old = LooseMatch.cut(edit.oldText());
    }

    String explain() {
        StringBuilder text = new StringBuilder("old isn't in the file.");
        if (holdsLineNumbers()) {
            return text.append(" It holds line numbers: leave out the number and the tab behind it.")
                    .toString();
        }
        alreadyThere(text);
        NearestBlock nearest = NearestBlock.find(lines, old);
        if (nearest == null) {
            return text.append(" Nothing in it is similar: read the file, or search for a word of old.")
                    .toString();
        }
        show(nearest, text);
        return text.toString();
    }

    private boolean holdsLineNumbers() {
        List<String> filled = old.stream().filter(line -> !line.isBlank()).toList();
        return !filled.isEmpty()
                && filled.stream().allMatch(line -> NUMBERED.matcher(line).matches());
    }

    private void alreadyThere(StringBuilder text) {
        String replaced = edit.newText();
        if (replaced.strip().length() < MIN_TELLING_CHARS) {
            return;
        }
        int at = Math.max(chars.indexOf(replaced), chars.indexOf(replaced.replace("\n", "\r\n")));
        if (at >= 0) {
            text.append(" But new is already there, on line ")
                    .append(lines.at(at))
                    .append(": the change may have been made before.");
        }
    }

    private void show(NearestBlock nearest, StringBuilder text) {
        List<String> there = new ArrayList<>();
        for (int line = nearest.firstLine(); line <= nearest.lastLine(); line++) {
            there.add(lines.line(line).stripTrailing());
        }
        List<String> wanted = wanted(there);
        List<LineDiff.Hunk> hunks = LineDiff.between(there, wanted);
        text.append(
                " The nearest text is below: > marks the lines of the file that differ, old those that you gave instead.\n");
        NumberedLines shown = new NumberedLines();
        int done = 0;
        for (LineDiff.Hunk hunk : hunks) {
            for (; done < hunk.oldStart(); done++) {
                shown.add(nearest.firstLine() + done, "", there.get(done));
            }
            for (; done < hunk.oldEnd(); done++) {
                shown.add(nearest.firstLine() + done, ">", there.get(done));
            }
            for (int i = hunk.newStart(); i < hunk.newEnd(); i++) {
                shown.add("old", wanted.get(i));
            }
        }
        for (; done < there.size(); done++) {
            shown.add(nearest.firstLine() + done, "", there.get(done));
        }
        text.append(shown.first(MAX_LINES_SHOWN, MAX_CHARS_SHOWN));
        if (there.stream().anyMatch(Visible::hides)) {
            text.append("Characters shown as \\u… or \\x… are not these letters in the file: leave them out of old.\n");
        }
    }

    /** The old text, line by line. Where it starts or ends within a line, what it leaves out is not a difference. */
    private List<String> wanted(List<String> there) {
        List<String> wanted = new ArrayList<>();
        old.forEach(line -> wanted.add(line.stripTrailing()));
        if (wanted.get(wanted.size() - 1).isEmpty()) {
            wanted.remove(wanted.size() - 1);
        }
        int last = wanted.size() - 1;
        if (there.get(0).endsWith(wanted.get(0))) {
            wanted.set(0, there.get(0));
        }
        if (last > 0 && last < there.size() && there.get(last).startsWith(wanted.get(last))) {
            wanted.set(last, there.get(last));
        }
        return wanted;
    }
}
