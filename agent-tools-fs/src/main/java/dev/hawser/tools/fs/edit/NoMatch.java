package dev.hawser.tools.fs.edit;

import dev.hawser.tools.fs.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** Tells a model why its old text isn't in the file, so that its next try fits. */
final class NoMatch {

    /** That a shorter text is somewhere in the file says nothing. */
    private static final int MIN_TELLING_CHARS = 8;

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
        if (CopiedNumbers.areIn(old)) {
            return text.append(" It holds line numbers: leave out the number and the tab behind it.")
                    .toString();
        }
        alreadyThere(text);
        return text.append(NearestText.show(lines, old, "old", this::wanted)).toString();
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
