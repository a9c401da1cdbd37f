package dev.hawser.tools.fs.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.edit.LineDiff;
import dev.hawser.tools.fs.text.Encoding;
import dev.hawser.tools.fs.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Patches made from a change by chance of a file by chance, the way a model would write them: from the lines it was shown. */
class RandomPatchTest {

    private static final int SEEDS = 4000;
    private static final int CONTEXT = 3;
    private static final String ANY = "any";

    private record Row(String content, String ending) {

        String raw() {
            return content + ending;
        }
    }

    @Test
    void with_one_kind_of_line_ending_the_result_is_the_target_to_the_byte() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String ending = random.nextBoolean() ? "\n" : "\r\n";
            Case change = new Case(random, List.of(ending));

            assertThat(change.patchedBytes())
                    .as("seed %d, %s", seed, change.patch)
                    .isEqualTo(change.encode(raw(change.target(ending))));
        }
    }

    @Test
    void with_mixed_line_endings_lines_that_stay_keep_theirs() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Case change = new Case(new Random(seed), List.of("\n", "\r\n"));

            List<Row> result = rows(change.patched());
            List<Row> target = change.target(ANY);
            assertThat(result)
                    .as("seed %d, %s", seed, change.patch)
                    .extracting(Row::content)
                    .isEqualTo(target.stream().map(Row::content).toList());
            for (int i = 0; i < result.size(); i++) {
                String ending = target.get(i).ending;
                assertThat(result.get(i).ending)
                        .as("seed %d, line %d, %s", seed, i + 1, change.patch)
                        .isIn(ending.equals(ANY) ? Set.of("\n", "\r\n") : Set.of(ending));
            }
        }
    }

    /** A file, a change of it, and the patch that says so. */
    private static final class Case {

        private final Random random;
        private final Encoding encoding;
        private final List<Row> old;
        private final List<Row> changed;
        private final String patch;

        Case(Random random, List<String> endings) {
            this.random = random;
            this.encoding = Encoding.values()[random.nextInt(4)];
            this.old = anyRows(endings);
            this.changed = anyChange();
            List<LineDiff.Hunk> diff = LineDiff.between(contents(old), contents(changed));
            List<int[]> ranges = ranges(diff);
            this.patch = patch(diff, ranges);
            if (!encoding.isUtf16()) {
                damageOutside(ranges, diff);
            }
        }

        private List<Row> anyRows(List<String> endings) {
            int kinds = 1 + random.nextInt(12);
            List<Row> rows = new ArrayList<>();
            int count = random.nextInt(25);
            for (int i = 0; i < count; i++) {
                String ending =
                        i == count - 1 && random.nextInt(3) == 0 ? "" : endings.get(random.nextInt(endings.size()));
                String content = anyContent(kinds);
                rows.add(new Row(content.isEmpty() && ending.isEmpty() ? "x" : content, ending));
            }
            return rows;
        }

        private String anyContent(int kinds) {
            return List.of("", "}", "*** x", "-", "+a", "@@ b", "é😀", "\t  tab", "a\u2028b", "  $1 \\1", "c ", "a")
                    .get(random.nextInt(kinds));
        }

        /** Removes, adds and replaces some lines. There is something to change. */
        private List<Row> anyChange() {
            List<Row> rows = new ArrayList<>();
            for (Row row : old) {
                int what = random.nextInt(8);
                if (what == 0 || what == 1) {
                    rows.add(new Row(anyContent(12), ""));
                }
                if (what != 1 && what != 2) {
                    rows.add(row);
                }
            }
            if (contents(rows).equals(contents(old))) {
                rows.add(new Row("added", ""));
            }
            return rows;
        }

        /** The old lines of each hunk, three around each change; all of them if that leaves a doubt. */
        private List<int[]> ranges(List<LineDiff.Hunk> diff) {
            List<int[]> ranges = new ArrayList<>();
            for (LineDiff.Hunk hunk : diff) {
                int from = Math.max(0, hunk.oldStart() - CONTEXT);
                int to = Math.min(old.size(), hunk.oldEnd() + CONTEXT);
                int[] last = ranges.isEmpty() ? new int[] {-1, -1} : ranges.get(ranges.size() - 1);
                if (from <= last[1]) {
                    last[1] = to;
                } else {
                    ranges.add(new int[] {from, to});
                }
            }
            boolean unique = ranges.stream()
                    .map(range -> contents(old).subList(range[0], range[1]))
                    .allMatch(block -> Collections.indexOfSubList(contents(old), block)
                            == Collections.lastIndexOfSubList(contents(old), block));
            return unique ? ranges : List.of(new int[] {0, old.size()});
        }

        private String patch(List<LineDiff.Hunk> diff, List<int[]> ranges) {
            List<String> lines = new ArrayList<>(List.of("*** Begin Patch", "*** Update File: a"));
            for (int[] range : ranges) {
                lines.add("@@");
                int at = range[0];
                for (LineDiff.Hunk hunk : diff) {
                    if (hunk.oldStart() < range[0] || hunk.oldEnd() > range[1]) {
                        continue;
                    }
                    addAll(lines, " ", contents(old).subList(at, hunk.oldStart()));
                    addAll(lines, "-", contents(old).subList(hunk.oldStart(), hunk.oldEnd()));
                    addAll(lines, "+", contents(changed).subList(hunk.newStart(), hunk.newEnd()));
                    at = hunk.oldEnd();
                }
                addAll(lines, " ", contents(old).subList(at, range[1]));
            }
            lines.add("*** End Patch");
            if (random.nextInt(4) == 0) {
                lines.add(0, "```");
                lines.add("```");
            }
            return String.join(random.nextInt(4) == 0 ? "\r\n" : "\n", lines);
        }

        private void addAll(List<String> lines, String mark, List<String> contents) {
            contents.forEach(content -> lines.add(mark + content));
        }

        /** Puts a byte that isn't UTF-8 into lines that the patch doesn't speak of. */
        private void damageOutside(List<int[]> ranges, List<LineDiff.Hunk> diff) {
            for (int i = 0; i < old.size(); i++) {
                int line = i;
                if (ranges.stream().noneMatch(range -> line >= range[0] && line < range[1]) && random.nextBoolean()) {
                    Row damaged = new Row(old.get(i).content + "\uDCE9", old.get(i).ending);
                    int moved = 0;
                    for (LineDiff.Hunk hunk : diff) {
                        moved += hunk.oldEnd() <= i
                                ? hunk.newEnd() - hunk.newStart() - hunk.oldEnd() + hunk.oldStart()
                                : 0;
                    }
                    old.set(i, damaged);
                    changed.set(i + moved, damaged);
                }
            }
        }

        /** What the patch says: lines that stay with the endings that they had, the last one with or without as before. */
        List<Row> target(String newEnding) {
            List<Row> target = new ArrayList<>();
            int at = 0;
            for (LineDiff.Hunk hunk : LineDiff.between(contents(old), contents(changed))) {
                target.addAll(old.subList(at, hunk.oldStart()));
                for (String content : contents(changed).subList(hunk.newStart(), hunk.newEnd())) {
                    target.add(new Row(content, newEnding));
                }
                at = hunk.oldEnd();
            }
            target.addAll(old.subList(at, old.size()));
            boolean unfinished =
                    !old.isEmpty() && old.get(old.size() - 1).ending.isEmpty();
            for (int i = 0; i < target.size(); i++) {
                Row row = target.get(i);
                boolean last = i == target.size() - 1;
                if (last && unfinished && row.ending.equals(newEnding) && at == old.size() && endsWithNewLine()) {
                    target.set(i, new Row(row.content, ""));
                } else if (!last && row.ending.isEmpty()) {
                    target.set(i, new Row(row.content, newEnding));
                }
            }
            target.removeIf(row -> row.raw().isEmpty()); // nothing, without a line break, is no line
            return target;
        }

        private boolean endsWithNewLine() {
            List<LineDiff.Hunk> diff = LineDiff.between(contents(old), contents(changed));
            LineDiff.Hunk last = diff.get(diff.size() - 1);
            return last.newEnd() == changed.size() && last.newStart() < last.newEnd();
        }

        String patched() {
            FilePatch.Update update =
                    (FilePatch.Update) PatchParser.parse(patch).get(0);
            String chars = Text.decode(encode(raw(old))).chars();
            TextPatch.Outcome outcome = TextPatch.apply(chars, update.hunks());
            assertThat(outcome.problems()).as(patch).isEmpty();
            return outcome.revision().chars();
        }

        byte[] patchedBytes() {
            return Text.decode(encode(raw(old))).withChars(patched()).encode();
        }

        byte[] encode(String chars) {
            return Text.of(encoding, chars).encode();
        }
    }

    private static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        for (String line : text.isEmpty() ? new String[0] : text.split("(?<=\n)")) {
            String content = line.replaceFirst("\r?\n$", "");
            rows.add(new Row(content, line.substring(content.length())));
        }
        return rows;
    }

    private static List<String> contents(List<Row> rows) {
        return rows.stream().map(Row::content).toList();
    }

    private static String raw(List<Row> rows) {
        StringBuilder raw = new StringBuilder();
        rows.forEach(row -> raw.append(row.raw()));
        return raw.toString();
    }
}
