package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileAnswersTest {

    @Test
    void numbered_lines_are_read_and_everything_else_is_passed_over() {
        assertThat(FileAnswers.wholeLines("[a note]\n9\tint a;\n10\t\tint b;\n11\t\n(more)\n"))
                .isEqualTo(new TreeMap<>(Map.of(9, "int a;", 10, "\tint b;", 11, "")));
    }

    @Test
    void of_a_cut_line_there_is_what_is_shown_but_it_is_no_whole_line() {
        String text = "x".repeat(500);
        String lines = "1\t" + text + "… (+900 bytes)\n2:\t…" + text + "…\n3\tshort…\n";

        assertThat(FileAnswers.linesByFile("A.java\n" + lines))
                .isEqualTo(Map.of("A.java", new TreeMap<>(Map.of(1, text, 2, text, 3, "short…"))));
        assertThat(FileAnswers.wholeLines(lines)).isEqualTo(new TreeMap<>(Map.of(3, "short…")));
    }

    @Test
    void lines_are_told_apart_by_the_path_above_them() {
        String answer = """
                src/A.java
                3:\tint a;

                "src/\\u0042 x.java"
                7:\tint b;
                8:\tint c;

                [3 matches in 2 files, 9 files searched.]
                """;

        assertThat(FileAnswers.linesByFile(answer))
                .isEqualTo(Map.of(
                        "src/A.java", new TreeMap<>(Map.of(3, "int a;")),
                        "src/B x.java", new TreeMap<>(Map.of(7, "int b;", 8, "int c;"))));
        assertThat(FileAnswers.paths("a/B.java\n\"c d\"\n[2 files with matches, 9 files searched.]\n"))
                .containsExactly("a/B.java", "c d");
    }
}
