package dev.hawser.tools.fs.patch;

import dev.hawser.tools.fs.edit.CopiedNumbers;
import dev.hawser.tools.fs.edit.Indentation;
import dev.hawser.tools.fs.edit.NearestText;
import dev.hawser.tools.fs.patch.LineMatch.Slack;
import dev.hawser.tools.fs.text.LineNumbers;
import dev.hawser.tools.fs.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** Finds where in a text a hunk belongs. There is one such place, or it is refused. */
final class HunkPlacer {

    /** That a shorter text is somewhere in the file says nothing. */
    private static final int MIN_TELLING_CHARS = 8;

    private final Lines lines;
    private final List<String> file = new ArrayList<>();
    private final List<String> notes;

    HunkPlacer(Lines lines, List<String> notes) {
        this.lines = lines;
        for (int line = 1; line <= lines.count(); line++) {
            file.add(lines.line(line));
        }
        this.notes = notes;
    }

    LineMatch place(Hunk hunk) {
        List<String> before = hunk.before();
        if (before.isEmpty()) {
            return insertion(hunk);
        }
        List<LineMatch> matches = LineMatch.find(file, before);
        if (matches.isEmpty()) {
            throw new HunkException("its lines aren't in the file." + explain(hunk));
        }
        LineMatch place = matches.size() == 1 ? matches.get(0) : choose(hunk, matches);
        if (place.slack() != Slack.NONE) {
            notes.add("hunk " + hunk.number() + " was found " + how(place) + ".");
        }
        return place;
    }

    /** The lines after an anchor, or at the end of the file, are the ones that are meant. */
    private LineMatch choose(Hunk hunk, List<LineMatch> matches) {
        int size = hunk.before().size();
        List<LineMatch> left = matches;
        if (hunk.atEnd()) {
            left = matches.stream()
                    .filter(match -> match.end(size) > file.size())
                    .toList();
        } else if (!hunk.anchors().isEmpty()) {
            left = Anchors.find(file, hunk.anchors()).stream()
                    .flatMap(anchor -> matches.stream()
                            .filter(match -> match.end(size) > anchor)
                            .limit(1))
                    .distinct()
                    .toList();
        }
        if (left.size() == 1) {
            notes.add("hunk %d fits in %d places; line %d is the one that its %s leads to."
                    .formatted(
                            hunk.number(),
                            matches.size(),
                            left.get(0).line(),
                            hunk.atEnd() ? "*** End of File" : "@@ line"));
            return left.get(0);
        }
        List<LineMatch> named = left.isEmpty() ? matches : left;
        throw new HunkException(
                "its lines are there %d times, on lines %s. Add lines around them, or an @@ line with the"
                                .formatted(
                                        named.size(),
                                        LineNumbers.named(
                                                named.size(), i -> named.get(i).line()))
                        + " function or class before them, until only one place fits.");
    }

    /** A hunk of + lines only says with an anchor or the end of the file where they go. */
    private LineMatch insertion(Hunk hunk) {
        if (hunk.atEnd() || file.isEmpty()) {
            return new LineMatch(file.size() + 1, Slack.NONE, Indentation.NONE);
        }
        List<Integer> anchors = Anchors.find(file, hunk.anchors());
        if (anchors.size() == 1) {
            notes.add("hunk %d was put behind line %d, its @@ line.".formatted(hunk.number(), anchors.get(0)));
            return new LineMatch(anchors.get(0) + 1, Slack.NONE, Indentation.NONE);
        }
        String why = hunk.anchors().isEmpty()
                ? ""
                : anchors.isEmpty()
                        ? " Its @@ line isn't in the file."
                        : " Its @@ line is there %d times, on lines %s."
                                .formatted(anchors.size(), LineNumbers.named(anchors.size(), anchors::get));
        throw new HunkException("it has only + lines, which doesn't say where they go." + why
                + " Add the line before or behind them, or *** End of File below them.");
    }

    private String explain(Hunk hunk) {
        List<String> before = hunk.before();
        if (CopiedNumbers.areIn(before)) {
            return " They hold line numbers: leave out the number and the tab behind it.";
        }
        List<String> after = hunk.after();
        boolean telling = after.stream().mapToInt(line -> line.strip().length()).sum() >= MIN_TELLING_CHARS;
        List<LineMatch> done = telling ? LineMatch.find(file, after) : List.of();
        String already = done.isEmpty()
                ? ""
                : " But what they shall become is there, on line " + done.get(0).line()
                        + ": the change may have been made before.";
        return already + NearestText.show(lines, before, "patch");
    }

    private static String how(LineMatch match) {
        if (match.slack() == Slack.TRAILING_BLANKS) {
            return "apart from blanks at the end of lines";
        }
        return "with %d %s characters of indentation on every line, and its + lines were written likewise"
                .formatted(match.shift().blanks().length(), match.shift().deeper() ? "more" : "fewer");
    }
}
