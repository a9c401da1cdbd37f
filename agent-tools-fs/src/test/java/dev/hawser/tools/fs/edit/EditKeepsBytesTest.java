package dev.hawser.tools.fs.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.text.Encoding;
import dev.hawser.tools.fs.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Edits one line of a file made by chance, the way a model would: from the text it was shown. */
class EditKeepsBytesTest {

    private record Line(String content, String blanks, String ending) {

        String raw() {
            return content + blanks + ending;
        }
    }

    @Test
    void bytes_of_lines_that_were_not_changed_stay() {
        for (int seed = 0; seed < 5000; seed++) {
            changeOneLine(new Random(seed), seed);
        }
    }

    private static void changeOneLine(Random random, int seed) {
        Encoding encoding = Encoding.values()[random.nextInt(4)];
        List<Line> lines = anyLines(random);
        int from = random.nextInt(lines.size());
        int to = from + 1 + random.nextInt(Math.min(4, lines.size() - from));
        int changed = from + random.nextInt(to - from);
        boolean withFinalBreak = random.nextBoolean();
        boolean withBlanks = random.nextBoolean();
        String old = shown(lines.subList(from, to), withFinalBreak, withBlanks);
        String replaced = old.replace(lines.get(changed).content, "changed");
        if (!encoding.isUtf16()) {
            damage(random, lines, from, to);
        }

        Text before = Text.of(encoding, raw(lines));
        Editor.Outcome outcome = Editor.apply(before.chars(), List.of(new Edit(old, replaced, null)));

        Line line = lines.get(changed);
        lines.set(changed, new Line("changed", line.blanks, line.ending));
        byte[] withItsBlanks = before.withChars(raw(lines)).encode();
        lines.set(changed, new Line("changed", "", line.ending));
        byte[] withoutThem = before.withChars(raw(lines)).encode();
        assertThat(before.withChars(outcome.revision().chars()).encode())
                .as("seed %d, %s, %s", seed, encoding, outcome.notes())
                .isIn(withItsBlanks, withBlanks ? withItsBlanks : withoutThem);
    }

    /** Puts a byte that isn't UTF-8 into lines that the edit doesn't speak of. */
    private static void damage(Random random, List<Line> lines, int from, int to) {
        for (int i = 0; i < lines.size(); i++) {
            if ((i < from || i >= to) && random.nextBoolean()) {
                Line line = lines.get(i);
                lines.set(i, new Line(line.content + "\uDCE9", line.blanks, line.ending));
            }
        }
    }

    private static List<Line> anyLines(Random random) {
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            String content = "  ".repeat(random.nextInt(3)) + "l" + i
                    + List.of("", "é", "😀", "\u2028", "$1").get(random.nextInt(5));
            String blanks = List.of("", "", " ", "\t ").get(random.nextInt(4));
            boolean last = i == count - 1;
            String ending =
                    last && random.nextBoolean() ? "" : List.of("\n", "\r\n").get(random.nextInt(2));
            lines.add(new Line(content, blanks, ending));
        }
        return lines;
    }

    private static String raw(List<Line> lines) {
        StringBuilder raw = new StringBuilder();
        lines.forEach(line -> raw.append(line.raw()));
        return raw.toString();
    }

    private static String shown(List<Line> lines, boolean withFinalBreak, boolean withBlanks) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            shown.append(lines.get(i).content).append(withBlanks ? lines.get(i).blanks : "");
            shown.append(i < lines.size() - 1 || withFinalBreak ? "\n" : "");
        }
        return shown.toString();
    }
}
