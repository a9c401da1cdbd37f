package dev.hawser.tools.fs.edit;

import dev.hawser.tools.fs.edit.LineDiff.Hunk;
import dev.hawser.tools.fs.edit.Revision.Change;
import dev.hawser.tools.fs.text.Lines;
import dev.hawser.tools.fs.text.NumberedLines;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what a revision changed: {@code 12-} is a line that was there, {@code 12+} one that is there now, and the lines
 * around have their new numbers.
 */
public final class DiffView {

    private static final int CONTEXT = 4;
    private static final int MAX_LINES = 150;
    private static final int MAX_CHARS = 20_000;

    private final Revision revision;
    private final Lines oldLines;
    private final Lines newLines;

    private DiffView(Revision revision) {
        this.revision = revision;
        this.oldLines = new Lines(revision.original());
        this.newLines = new Lines(revision.chars());
    }

    /** Returns the changed places with four lines around each; empty if nothing changed. */
    public static String of(Revision revision) {
        DiffView view = new DiffView(revision);
        return view.show(view.hunks());
    }

    private String show(List<Hunk> hunks) {
        NumberedLines shown = new NumberedLines();
        int next = 0;
        for (int i = 0; i < hunks.size(); i++) {
            Hunk hunk = hunks.get(i);
            int from = Math.max(next, hunk.newStart() - CONTEXT);
            if (from > next && i > 0) {
                shown.addGap();
            }
            addNew(shown, from, hunk.newStart(), "");
            for (int line = hunk.oldStart(); line < hunk.oldEnd(); line++) {
                shown.add(line + 1, "-", oldLines.line(line + 1));
            }
            addNew(shown, hunk.newStart(), hunk.newEnd(), "+");
            int until = i + 1 < hunks.size() ? hunks.get(i + 1).newStart() : newLines.count();
            next = Math.min(hunk.newEnd() + CONTEXT, until);
            addNew(shown, hunk.newEnd(), next, "");
        }
        return shown.first(MAX_LINES, MAX_CHARS);
    }

    private void addNew(NumberedLines shown, int from, int to, String mark) {
        for (int line = from; line < to; line++) {
            shown.add(line + 1, mark, newLines.line(line + 1));
        }
    }

    private List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        for (Hunk whole : wholeLines()) {
            List<String> before = content(oldLines, revision.original(), whole.oldStart(), whole.oldEnd());
            List<String> after = content(newLines, revision.chars(), whole.newStart(), whole.newEnd());
            for (Hunk hunk : LineDiff.between(before, after)) {
                hunks.add(new Hunk(
                        whole.oldStart() + hunk.oldStart(),
                        whole.oldStart() + hunk.oldEnd(),
                        whole.newStart() + hunk.newStart(),
                        whole.newStart() + hunk.newEnd()));
            }
        }
        return hunks;
    }

    /** The changes, widened to whole lines; those that share a line become one. */
    private List<Hunk> wholeLines() {
        List<Hunk> wide = new ArrayList<>();
        for (Change change : revision.changes()) {
            Hunk hunk = wholeLines(change);
            Hunk last = wide.isEmpty() ? null : wide.get(wide.size() - 1);
            if (last != null && (hunk.oldStart() < last.oldEnd() || hunk.newStart() < last.newEnd())) {
                hunk = new Hunk(last.oldStart(), hunk.oldEnd(), last.newStart(), hunk.newEnd());
                wide.remove(wide.size() - 1);
            }
            wide.add(hunk);
        }
        return wide;
    }

    private Hunk wholeLines(Change change) {
        boolean betweenLines =
                startsLine(revision.original(), change.oldEnd()) && startsLine(revision.chars(), change.newEnd());
        int more = betweenLines ? 0 : 1;
        return new Hunk(
                index(oldLines, revision.original(), change.oldStart()),
                Math.min(index(oldLines, revision.original(), change.oldEnd()) + more, oldLines.count()),
                index(newLines, revision.chars(), change.newStart()),
                Math.min(index(newLines, revision.chars(), change.newEnd()) + more, newLines.count()));
    }

    /** The line that the offset is in, counted from 0; the number of lines if it is behind the last one. */
    private static int index(Lines lines, String chars, int offset) {
        return offset == chars.length() && startsLine(chars, offset) ? lines.count() : lines.at(offset) - 1;
    }

    private static boolean startsLine(String chars, int offset) {
        return offset == 0 || chars.charAt(offset - 1) == '\n';
    }

    private static List<String> content(Lines lines, String chars, int from, int to) {
        List<String> content = new ArrayList<>(to - from);
        for (int line = from; line < to; line++) {
            content.add(chars.substring(lines.start(line + 1), lines.start(line + 2)));
        }
        return content;
    }
}
