package dev.hawser.tools.fs.edit;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.edit.LooseMatch.Slack;
import dev.hawser.tools.fs.edit.Revision.Replacement;
import dev.hawser.tools.fs.text.LineEnding;
import dev.hawser.tools.fs.text.LineNumbers;
import dev.hawser.tools.fs.text.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies edits to a text, one after the other, all or none. An edit finds its place exactly, or else where only line
 * endings, blanks at the end of lines, or the indentation of all its lines differ; never where anything else does.
 */
public final class Editor {

    /**
     * What came of it.
     *
     * @param revision the text before and after
     * @param notes what the model should know of how its edits were read
     */
    public record Outcome(Revision revision, List<String> notes) {

        /** Copies the list. */
        public Outcome {
            notes = List.copyOf(notes);
        }
    }

    private static final int MAX_PLACES = 100_000;
    private static final int MAX_RESULT = 32 << 20;

    private final List<String> notes = new ArrayList<>();
    private Revision revision;

    private Editor(String chars) {
        this.revision = Revision.of(chars);
    }

    /**
     * Applies the edits. Each sees what those before it made.
     *
     * @throws ToolException if one of them can't be applied; the message says which and why
     */
    public static Outcome apply(String chars, List<Edit> edits) {
        Editor editor = new Editor(chars);
        for (int i = 0; i < edits.size(); i++) {
            String number = edits.size() == 1 ? "" : "edit " + (i + 1) + ": ";
            try {
                editor.apply(edits.get(i), number);
            } catch (ToolException e) {
                boolean moved = !editor.revision.changes().isEmpty();
                String counted = moved ? "(lines are counted as after the edits before it) " : "";
                throw new ToolException(number + counted + e.getMessage(), e);
            }
        }
        return new Outcome(editor.revision, editor.notes);
    }

    private void apply(Edit edit, String number) {
        check(edit);
        String chars = revision.chars();
        Lines lines = new Lines(chars);
        List<Replacement> places = exact(edit, chars, lines);
        boolean repeatable = edit.everywhere();
        String how = "";
        if (places.isEmpty()) {
            List<LooseMatch> matches = LooseMatch.find(chars, lines, LooseMatch.cut(edit.oldText()));
            places = loose(edit, chars, lines, matches);
            if (places.isEmpty()) {
                throw new ToolException(new NoMatch(chars, lines, edit).explain());
            }
            how = how(matches.get(0));
            repeatable &= matches.get(0).slack() == Slack.LINE_ENDINGS;
        }
        if (places.size() > 1 && !repeatable) {
            throw new ToolException(ambiguous(lines, places, how));
        }
        if (!how.isEmpty()) {
            notes.add(number + "old was found " + how + ".");
        }
        List<Replacement> disjoint = disjoint(places);
        refuseTooLarge(disjoint);
        revision = revision.replace(disjoint);
    }

    private void refuseTooLarge(List<Replacement> places) {
        long length = revision.chars().length();
        for (Replacement place : places) {
            length += place.text().length() - (place.end() - place.start());
        }
        if (length > MAX_RESULT) {
            throw new ToolException("the file would have " + length + " characters then, and " + MAX_RESULT
                    + " are the most. Replace fewer places, or write a shorter text.");
        }
    }

    private static void check(Edit edit) {
        if (edit.oldText().isEmpty()) {
            throw new ToolException(
                    "old is empty. To insert text, give the line beside it as old, and as new that line with"
                            + " the insertion; to write a whole file, use write_file.");
        }
        if (edit.oldText().equals(edit.newText())) {
            throw new ToolException(
                    "old and new are the same, so nothing would change. Give what shall be there as new.");
        }
        LoneSurrogates.refuse(edit.newText(), "new");
    }

    private static List<Replacement> exact(Edit edit, String chars, Lines lines) {
        String old = edit.oldText();
        boolean literal = old.indexOf('\r') >= 0 || edit.newText().indexOf('\r') >= 0;
        String crlf = literal ? edit.newText() : edit.newText().replace("\n", "\r\n");
        List<Replacement> places = new ArrayList<>();
        for (int at = chars.indexOf(old); at >= 0; at = chars.indexOf(old, at + 1)) {
            boolean insideCrlf = old.charAt(0) == '\n' && at > 0 && chars.charAt(at - 1) == '\r';
            String text = lines.endingNear(lines.at(at)) == LineEnding.CRLF ? crlf : edit.newText();
            places.add(new Replacement(insideCrlf ? at - 1 : at, at + old.length(), text));
            if (places.size() > MAX_PLACES) {
                throw new ToolException("old is there more than " + MAX_PLACES + " times: give more of the text.");
            }
        }
        return places;
    }

    private static List<Replacement> loose(Edit edit, String chars, Lines lines, List<LooseMatch> matches) {
        List<Replacement> places = new ArrayList<>();
        for (LooseMatch match : matches) {
            String text = LineReplay.replay(
                    chars.substring(match.start(), match.end()),
                    LooseMatch.cut(edit.oldText()),
                    LooseMatch.cut(edit.newText()),
                    match.shift(),
                    lines.endingNear(lines.at(match.start())).chars());
            if (text != null) {
                places.add(new Replacement(match.start(), match.end(), text));
            }
        }
        return places;
    }

    private static String how(LooseMatch match) {
        return switch (match.slack()) {
            case LINE_ENDINGS -> "with other line endings, which were kept";
            case TRAILING_BLANKS -> "apart from blanks at the end of lines";
            case INDENTATION ->
                "with %d %s characters of indentation on every line, and new was written likewise"
                        .formatted(
                                match.shift().blanks().length(), match.shift().deeper() ? "more" : "fewer");
        };
    }

    private static String ambiguous(Lines lines, List<Replacement> places, String how) {
        return "old is there %d times%s, on lines %s. Add lines around it to old until only one place fits%s."
                .formatted(
                        places.size(),
                        how.isEmpty() ? "" : " (" + how + ")",
                        LineNumbers.named(
                                places.size(), i -> lines.at(places.get(i).start())),
                        how.isEmpty() ? ", or set replace_all to true" : ", exactly as the file has it");
    }

    /** Leaves out what overlaps the place before. */
    private static List<Replacement> disjoint(List<Replacement> places) {
        List<Replacement> disjoint = new ArrayList<>(places.size());
        int end = 0;
        for (Replacement place : places) {
            if (place.start() >= end) {
                disjoint.add(place);
                end = place.end();
            }
        }
        return disjoint;
    }
}
