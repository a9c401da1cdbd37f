package dev.hawser.examples.chat.change;

import dev.hawser.tools.fs.edit.LineDiff;
import dev.hawser.tools.fs.edit.LineDiff.Hunk;
import dev.hawser.tools.fs.text.FileKind;
import dev.hawser.tools.fs.text.Text;
import dev.hawser.tools.fs.text.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The difference between two snapshots in the form of {@code diff -u}, with git's words for what a diff can't say. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<String> lines = new ArrayList<>();

    private UnifiedDiff() {}

    /** Returns the lines of the diff, safe to print; none if nothing differs. */
    public static List<String> between(Snapshot before, Snapshot after) {
        UnifiedDiff diff = new UnifiedDiff();
        Map<String, FileState> changes = new LinkedHashMap<>(before.changesIn(after));
        for (String path : List.copyOf(changes.keySet())) {
            origin(path, changes, before).ifPresent(from -> {
                diff.line("rename from " + Visible.line(from));
                diff.line("rename to " + Visible.line(path));
                changes.remove(from);
                changes.remove(path);
            });
        }
        Set<String> all = before.changesIn(after).keySet();
        changes.forEach((path, state) -> {
            if (all.stream().noneMatch(other -> other.startsWith(path + "/"))) {
                diff.addDirectory(path, before.at(path), state);
            }
            diff.addFile(path, before.at(path), state);
        });
        return diff.lines;
    }

    /** Finds what a new file was before, if it only has another name now. */
    private static Optional<String> origin(String path, Map<String, FileState> changes, Snapshot before) {
        if (!(changes.get(path) instanceof FileState.Regular file) || !(before.at(path) instanceof FileState.Absent)) {
            return Optional.empty();
        }
        return changes.entrySet().stream()
                .filter(gone -> gone.getValue() instanceof FileState.Absent)
                .map(Map.Entry::getKey)
                .filter(from ->
                        before.at(from) instanceof FileState.Regular old && Arrays.equals(old.bytes(), file.bytes()))
                .findFirst();
    }

    /** What happens to a directory that has something in it shows by what happens to that. */
    private void addDirectory(String path, FileState before, FileState after) {
        if (before instanceof FileState.Directory) {
            line("delete directory " + Visible.line(path));
        } else if (after instanceof FileState.Directory) {
            line("create directory " + Visible.line(path));
        }
    }

    private void addFile(String path, FileState before, FileState after) {
        String name = Visible.line(path);
        byte[] old = before instanceof FileState.Regular file ? file.bytes() : null;
        byte[] now = after instanceof FileState.Regular file ? file.bytes() : null;
        if (old == null && now == null) {
            return;
        }
        line("--- " + (old == null ? "/dev/null" : name));
        line("+++ " + (now == null ? "/dev/null" : name));
        byte[] from = old == null ? new byte[0] : old;
        byte[] to = now == null ? new byte[0] : now;
        if (isText(from) && isText(to)) {
            addText(split(from), split(to));
        } else {
            line("binary file, %,d bytes before, %,d after".formatted(from.length, to.length));
        }
    }

    private static boolean isText(byte[] bytes) {
        return FileKind.of(bytes, bytes.length).isText();
    }

    /** Returns the lines with their ends, so that a change of those is a change, too. */
    private static List<String> split(byte[] bytes) {
        String chars = Text.decode(bytes).chars();
        List<String> split = new ArrayList<>();
        int start = 0;
        while (start < chars.length()) {
            int end = chars.indexOf('\n', start);
            end = end < 0 ? chars.length() : end + 1;
            split.add(chars.substring(start, end));
            start = end;
        }
        return split;
    }

    private void addText(List<String> old, List<String> now) {
        List<Hunk> hunks = LineDiff.between(old, now);
        int next = 0;
        while (next < hunks.size()) {
            int last = next;
            while (last + 1 < hunks.size()
                    && hunks.get(last + 1).oldStart() - hunks.get(last).oldEnd() <= 2 * CONTEXT) {
                last++;
            }
            addGroup(hunks.subList(next, last + 1), old, now);
            next = last + 1;
        }
    }

    private void addGroup(List<Hunk> group, List<String> old, List<String> now) {
        Hunk first = group.get(0);
        Hunk last = group.get(group.size() - 1);
        int above = Math.min(CONTEXT, first.oldStart());
        int below = Math.min(CONTEXT, old.size() - last.oldEnd());
        line("@@ -%s +%s @@"
                .formatted(
                        range(first.oldStart() - above, last.oldEnd() + below),
                        range(first.newStart() - above, last.newEnd() + below)));
        int at = first.oldStart() - above;
        for (Hunk hunk : group) {
            addLines(' ', old.subList(at, hunk.oldStart()));
            addLines('-', old.subList(hunk.oldStart(), hunk.oldEnd()));
            addLines('+', now.subList(hunk.newStart(), hunk.newEnd()));
            at = hunk.oldEnd();
        }
        addLines(' ', old.subList(at, at + below));
    }

    /** An empty range is named by the line before it. */
    private static String range(int start, int end) {
        int length = end - start;
        return (length == 0 ? start : start + 1) + (length == 1 ? "" : "," + length);
    }

    private void addLines(char mark, List<String> some) {
        for (String each : some) {
            boolean ended = each.endsWith("\n");
            line(mark + Visible.line(ended ? each.substring(0, each.length() - 1) : each));
            if (!ended) {
                line("\\ No newline at end of file");
            }
        }
    }

    private void line(String line) {
        lines.add(line);
    }
}
