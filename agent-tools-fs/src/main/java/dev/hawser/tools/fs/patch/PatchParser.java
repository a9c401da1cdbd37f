package dev.hawser.tools.fs.patch;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.edit.LoneSurrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a patch. Takes it as models write it: whatever is around it (a fenced block, a here-document) is left out, line endings
 * don't matter, nor do blanks behind a marker or a context line that is empty and lacks its blank.
 */
public final class PatchParser {

    private static final Pattern BEGIN = marker("Begin Patch\\s*");
    private static final Pattern END = marker("End Patch\\s*");
    private static final Pattern FILE = marker("(Add|Update|Delete) File:(.*)");
    private static final Pattern MOVE = marker("Move to:(.*)");
    private static final Pattern END_OF_FILE = marker("End of File\\s*");
    private static final String FORM = """
            *** Begin Patch
            *** Update File: path/of/file
            @@ a line before the place, such as the head of the function
             a line that stays
            -a line that goes
            +a line that comes
            *** End Patch""";

    private static final int MAX_PROBLEMS = 10;

    private final List<String> lines;
    private final List<FilePatch> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int next;

    private PatchParser(List<String> lines) {
        this.lines = lines;
    }

    private static Pattern marker(String words) {
        return Pattern.compile("\\*\\*\\* ?" + words, Pattern.CASE_INSENSITIVE);
    }

    /**
     * Reads a patch.
     *
     * @throws ToolException if it isn't one; the message tells all that is wrong with its form
     */
    public static List<FilePatch> parse(String patch) {
        LoneSurrogates.refuse(patch, "patch");
        List<String> lines = new ArrayList<>();
        for (String line : patch.split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        PatchParser parser = new PatchParser(lines);
        parser.parse();
        return parser.files;
    }

    private void parse() {
        int firstFile = find(FILE, 0);
        if (firstFile < 0) {
            throw new ToolException(notAPatch());
        }
        int begin = find(BEGIN, 0);
        next = begin >= 0 && begin < firstFile ? begin + 1 : firstFile;
        while (next < lines.size() && !is(END)) {
            Matcher file = FILE.matcher(line());
            if (file.matches()) {
                next++;
                file(file.group(1), file.group(2).strip());
            } else if (line().isBlank() || is(END_OF_FILE)) {
                next++;
            } else {
                problem("belongs to no file: a file begins with *** Update File:, *** Add File: or *** Delete File:");
                skipToMarker();
            }
        }
        if (next == lines.size()) {
            problems.add("*** End Patch is missing. If the patch was cut off, split it into several.");
        } else if (find(FILE, next) >= 0) {
            next = find(FILE, next);
            problem("comes after *** End Patch: send one patch, with one *** End Patch");
        }
        if (!problems.isEmpty()) {
            int more = problems.size() - MAX_PROBLEMS;
            throw new ToolException("patch is not in the right form. Nothing was changed.\n"
                    + String.join("\n", problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())))
                    + (more > 0 ? "\n(and " + more + " more)" : "")
                    + "\nThe form is:\n" + FORM);
        }
    }

    private String notAPatch() {
        boolean unified = lines.stream().anyMatch(line -> line.startsWith("+++ ") || line.startsWith("diff --git "));
        return (unified
                        ? "patch is a unified diff (---, +++), which has another form."
                        : "patch names no file: there is no line with *** Update File:, *** Add File: or *** Delete File:.")
                + " Nothing was changed. Give paths as in list_files, no line numbers, and this form:\n" + FORM;
    }

    private void file(String verb, String path) {
        if (path.isEmpty()) {
            next--;
            problem("names no file: put the path behind the colon");
            next++;
        }
        switch (verb.charAt(0)) {
            case 'A', 'a' -> files.add(new FilePatch.Add(path, added()));
            case 'D', 'd' -> {
                files.add(new FilePatch.Delete(path));
                skipBlank();
            }
            default -> files.add(update(path));
        }
    }

    private List<String> added() {
        List<String> content = new ArrayList<>();
        int blank = 0;
        while (next < lines.size() && !isMarker()) {
            if (line().startsWith("+")) {
                for (; blank > 0; blank--) {
                    content.add("");
                }
                content.add(line().substring(1));
            } else if (line().isEmpty()) {
                blank++;
            } else {
                problem("must start with +, as every line of a new file does");
            }
            next++;
        }
        return content;
    }

    private FilePatch.Update update(String path) {
        skipBlank();
        String newPath = null;
        if (next < lines.size()) {
            Matcher move = MOVE.matcher(line());
            if (move.matches()) {
                newPath = move.group(1).strip();
                next++;
            }
        }
        List<Hunk> hunks = new ArrayList<>();
        while (next < lines.size() && !is(END) && !is(FILE)) {
            Hunk hunk = hunk(hunks.size() + 1);
            if (hunk != null) {
                hunks.add(hunk);
            }
        }
        if (hunks.isEmpty() && newPath == null) {
            problems.add("*** Update File: " + path + " has no line with - or +: there is nothing to change.");
        }
        return new FilePatch.Update(path, newPath, hunks);
    }

    /** Reads the next hunk; returns null if it changes nothing. */
    private @Nullable Hunk hunk(int number) {
        int start = next + 1;
        List<String> anchors = new ArrayList<>();
        for (; next < lines.size() && (line().startsWith("@@") || line().isEmpty()); next++) {
            String anchor = Anchors.text(line());
            if (!anchor.isEmpty()) {
                anchors.add(anchor);
            }
        }
        HunkLines content = new HunkLines();
        while (next < lines.size() && !line().startsWith("@@") && !isMarker()) {
            if (!content.add(line())) {
                problem("must start with a blank (stays), - (goes) or + (comes)");
            }
            next++;
        }
        boolean atEnd = next < lines.size() && is(END_OF_FILE);
        if (atEnd) {
            next++;
        } else if (next < lines.size() && isMarker() && !is(END) && !is(FILE)) {
            problem("is no marker that may be here");
            next++;
        }
        return content.changeNothing() ? null : new Hunk(number, start, anchors, content.lines(), atEnd);
    }

    private String line() {
        return lines.get(next);
    }

    private boolean is(Pattern marker) {
        return marker.matcher(line()).matches();
    }

    private boolean isMarker() {
        return line().startsWith("***");
    }

    private int find(Pattern marker, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (marker.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private void skipBlank() {
        while (next < lines.size() && line().isBlank()) {
            next++;
        }
    }

    private void skipToMarker() {
        do {
            next++;
        } while (next < lines.size() && !isMarker());
    }

    private void problem(String what) {
        String shown = line().length() <= 80 ? line() : line().substring(0, 80) + "…";
        problems.add("line " + (next + 1) + " of the patch " + what + ": " + shown);
    }
}
