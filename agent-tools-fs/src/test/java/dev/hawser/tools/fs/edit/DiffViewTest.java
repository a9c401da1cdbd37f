package dev.hawser.tools.fs.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffViewTest {

    private static final String TWENTY_LINES =
            IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    @Test
    void shows_what_was_and_what_is_with_four_lines_around() {
        assertThat(diff(TWENTY_LINES, new Edit("line 8\nline 9\n", "line 8\nnine\nnine and a half\n", null)))
                .isEqualTo("""
                        5	line 5
                        6	line 6
                        7	line 7
                        8	line 8
                        9-	line 9
                        9+	nine
                        10+	nine and a half
                        11	line 10
                        12	line 11
                        13	line 12
                        14	line 13
                        """);
    }

    @Test
    void places_that_are_close_share_their_surroundings_and_others_are_set_apart() {
        assertThat(diff(
                        TWENTY_LINES,
                        new Edit("line 1\n", "", null),
                        new Edit("line 3\n", "three\n", null),
                        new Edit("line 20\n", "twenty\n", null)))
                .isEqualTo("""
                        1-	line 1
                        1	line 2
                        3-	line 3
                        2+	three
                        3	line 4
                        4	line 5
                        5	line 6
                        6	line 7
                        ...
                        15	line 16
                        16	line 17
                        17	line 18
                        18	line 19
                        20-	line 20
                        19+	twenty
                        """);
    }

    @Test
    void a_change_within_a_line_shows_the_whole_line_once() {
        assertThat(diff("a b c\n", new Edit("a", "x", null), new Edit("c", "z", null)))
                .isEqualTo("""
                1-	a b c
                1+	x b z
                """);
    }

    @Test
    void shows_changes_at_the_end_of_a_text_without_a_final_line_break() {
        assertThat(diff("a\nb", new Edit("b", "b\nc", null))).isEqualTo("""
                1	a
                2-	b
                2+	b
                3+	c
                """);
        assertThat(diff("a\nb\n", new Edit("b\n", "", null))).isEqualTo("""
                1	a
                2-	b
                """);
        assertThat(diff("a\n", new Edit("a\n", "a\nb\n", null))).isEqualTo("""
                1	a
                2+	b
                """);
    }

    @Test
    void a_change_of_very_many_lines_is_cut() {
        String shown = diff("x\n".repeat(1000), new Edit("x", "y", true));

        assertThat(shown.lines()).hasSize(151);
        assertThat(shown).endsWith("[1850 more lines are not shown]\n");
    }

    @Test
    void very_long_lines_are_cut() {
        assertThat(diff("x".repeat(100_000) + "\n", new Edit("x".repeat(50_001), "y", true)))
                .contains("… (+98000 characters)\n")
                .hasSizeLessThan(5000);
    }

    private static String diff(String chars, Edit... edits) {
        return DiffView.of(Editor.apply(chars, List.of(edits)).revision());
    }
}
