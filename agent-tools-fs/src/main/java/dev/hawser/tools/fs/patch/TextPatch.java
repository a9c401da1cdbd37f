package dev.hawser.tools.fs.patch;

import dev.hawser.tools.fs.edit.Indentation;
import dev.hawser.tools.fs.edit.LineReplay;
import dev.hawser.tools.fs.edit.Revision;
import dev.hawser.tools.fs.edit.Revision.Replacement;
import dev.hawser.tools.fs.patch.Hunk.Line;
import dev.hawser.tools.fs.patch.Hunk.Mark;
import dev.hawser.tools.fs.text.LineEnding;
import dev.hawser.tools.fs.text.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies hunks to a text, all or none. Every hunk finds its place in the text as it is before the patch, in any order. Only
 * lines with {@code -} and {@code +} change; new lines end like those around them.
 */
public final class TextPatch {

    /**
     * What came of it.
     *
     * @param revision the text before and after; unchanged if there are problems
     * @param notes what the model should know of how its hunks were read
     * @param problems why hunks can't be applied
     */
    public record Outcome(Revision revision, List<String> notes, List<String> problems) {

        /** Copies the lists. */
        public Outcome {
            notes = List.copyOf(notes);
            problems = List.copyOf(problems);
        }
    }

    private record Piece(Hunk hunk, int firstLine, Replacement replacement) {

        private int start() {
            return replacement.start();
        }
    }

    private final String chars;
    private final Lines lines;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private TextPatch(String chars) {
        this.chars = chars;
        this.lines = new Lines(chars);
    }

    /** Applies the hunks. */
    public static Outcome apply(String chars, List<Hunk> hunks) {
        TextPatch patch = new TextPatch(chars);
        HunkPlacer placer = new HunkPlacer(patch.lines, patch.notes);
        for (Hunk hunk : hunks) {
            try {
                patch.add(hunk, placer.place(hunk));
            } catch (HunkException e) {
                patch.problems.add(hunk.label() + ": " + e.getMessage());
            }
        }
        patch.pieces.sort(Comparator.comparing(Piece::start));
        patch.refuseOverlaps();
        return patch.outcome();
    }

    /** Adds the changes of a hunk whose lines begin at that place. */
    private void add(Hunk hunk, LineMatch place) {
        int line = place.line();
        for (int i = 0; i < hunk.lines().size(); ) {
            if (hunk.lines().get(i).mark() == Mark.CONTEXT) {
                line++;
                i++;
                continue;
            }
            List<String> removed = new ArrayList<>();
            List<String> added = new ArrayList<>();
            for (; i < hunk.lines().size() && hunk.lines().get(i).mark() != Mark.CONTEXT; i++) {
                Line changed = hunk.lines().get(i);
                (changed.mark() == Mark.REMOVED ? removed : added).add(changed.text());
            }
            if (!removed.equals(added)) {
                pieces.add(new Piece(hunk, line, replacement(line, removed, added, place.shift())));
            }
            line += removed.size();
        }
    }

    private Replacement replacement(int line, List<String> removed, List<String> added, Indentation shift) {
        int end = line + removed.size();
        int from = lines.start(line);
        int to = lines.start(end);
        String ending = lines.endingNear(Math.max(1, end - 1)).chars();
        if (removed.isEmpty() && lacksBreakBefore(line)) {
            String text = LineReplay.replay("", List.of(""), added, shift, ending);
            return new Replacement(from, to, ending + required(text));
        }
        String text = LineReplay.replay(chars.substring(from, to), pieces(removed), pieces(added), shift, ending);
        return new Replacement(from, to, required(text));
    }

    /** Whether the line would be behind the last one, and that has no line break. */
    private boolean lacksBreakBefore(int line) {
        return line > lines.count() && lines.count() > 0 && lines.ending(lines.count()) == LineEnding.NONE;
    }

    private static List<String> pieces(List<String> lines) {
        List<String> pieces = new ArrayList<>(lines);
        pieces.add("");
        return pieces;
    }

    private static String required(@Nullable String text) {
        if (text == null) {
            throw new HunkException(
                    "its + lines have less indentation than the lines that it was found at. Give all lines"
                            + " the indentation that they have in the file.");
        }
        return text;
    }

    private void refuseOverlaps() {
        for (int i = 1; i < pieces.size(); i++) {
            Piece before = pieces.get(i - 1);
            Piece piece = pieces.get(i);
            boolean overlap = before.replacement.end() > piece.start()
                    || before.start() == piece.start() && before.hunk != piece.hunk;
            if (overlap) {
                problems.add("hunks %d and %d both change line %d: make one hunk of them."
                        .formatted(before.hunk.number(), piece.hunk.number(), piece.firstLine));
            }
        }
    }

    private Outcome outcome() {
        Revision unchanged = Revision.of(chars);
        if (!problems.isEmpty()) {
            return new Outcome(unchanged, notes, problems);
        }
        return new Outcome(
                unchanged.replace(pieces.stream().map(Piece::replacement).toList()), notes, problems);
    }
}
