package dev.hawser.tools.fs.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditorTest {

    @Test
    void replaces_the_only_occurrence_literally() {
        assertThat(edit("price: 5\n", "5", "$1 \\1 \\n")).isEqualTo("price: $1 \\1 \\n\n");
    }

    @Test
    void refuses_what_is_there_more_than_once_and_names_the_lines() {
        assertRefused("a\nb\na\na\n", "a", "c", """
                old is there 3 times, on lines 1, 3, 4. Add lines around it to old until only one place fits, or set \
                replace_all to true.""");
        assertRefused("aaa", "aa", "b", """
                old is there 2 times, on lines 1, 1. Add lines around it to old until only one place fits, or set \
                replace_all to true.""");
    }

    @Test
    void replaces_all_on_request() {
        Edit edit = new Edit("aa", "b", true);

        assertThat(Editor.apply("aaaaa aa\n", List.of(edit)).revision().chars()).isEqualTo("bba b\n");
    }

    @Test
    void each_edit_sees_what_those_before_it_made() {
        List<Edit> edits = List.of(new Edit("one", "two", null), new Edit("two\nthree", "four", null));

        assertThat(Editor.apply("one\nthree\n", edits).revision().chars()).isEqualTo("four\n");
    }

    @Test
    void one_edit_that_fails_fails_them_all_and_is_named() {
        List<Edit> edits = List.of(new Edit("a", "x\ny", null), new Edit("b", "z", null));

        assertThatThrownBy(() -> Editor.apply("a\nb\nb\n", edits))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "edit 2: (lines are counted as after the edits before it) old is there 2 times, on lines 3, 4. Add"
                                + " lines around it to old until only one place fits, or set replace_all to true.");
    }

    @Test
    void refuses_edits_that_mean_nothing() {
        assertRefused("a", "", "b", """
                old is empty. To insert text, give the line beside it as old, and as new that line with the insertion; to \
                write a whole file, use write_file.""");
        assertRefused(
                "a", "a", "a", "old and new are the same, so nothing would change. Give what shall be there as new.");
        assertRefused("a", "a", "x\uD83D", """
                new has half a character (\\ud83d) at position 1: write both surrogates or neither.""");
    }

    @Test
    void new_lines_end_like_the_lines_around_them() {
        assertThat(edit("a\r\nb\r\n", "b", "b\nc")).isEqualTo("a\r\nb\r\nc\r\n");
        assertThat(edit("a\r\nb", "b", "b\nc")).isEqualTo("a\r\nb\r\nc");
        assertThat(edit("a\nb\r\n", "a", "x\ny")).isEqualTo("x\ny\nb\r\n");
        assertThat(edit("a\r\nb\r\n", "b", "b\r\nc")).isEqualTo("a\r\nb\r\nc\r\n");
    }

    @Test
    void a_line_break_in_old_is_a_line_break_of_the_file() {
        assertThat(edit("a\r\nb\r\nc\r\n", "a\nb\n", "x\ny\n")).isEqualTo("x\r\ny\r\nc\r\n");
        assertThat(edit("a\r\nb\r\nc\r\n", "a\nb", "x")).isEqualTo("x\r\nc\r\n");
        assertThat(edit("a\r\nb\r\nc\r\n", "\nb", "")).isEqualTo("a\r\nc\r\n");
        assertThat(edit("a\nb\nc\n", "a\r\nb\r\n", "x\r\ny\r\n")).isEqualTo("x\ny\nc\n");
    }

    @Test
    void lines_of_a_mixed_file_that_old_and_new_have_in_common_keep_their_endings() {
        assertThat(edit("a\r\nb\nc\r\nd\n", "a\nb\nc\nd\n", "a\nB\nc\nd\n")).isEqualTo("a\r\nB\nc\r\nd\n");
        assertThat(edit("a\r\nb\nc\r\nd\n", "a\nb\nc\nd\n", "a\nc\nd\n")).isEqualTo("a\r\nc\r\nd\n");
        assertThat(edit("a\r\nb\nc\r\nd\n", "a\nb\nc", "a\nb\nx\nc")).isEqualTo("a\r\nb\nx\r\nc\r\nd\n");
    }

    @Test
    void forgives_blanks_at_the_end_of_lines_and_says_so() {
        Editor.Outcome outcome = Editor.apply("a  \nb\t\nc\n", List.of(new Edit("a\nb\n", "a\nx\n", null)));

        assertThat(outcome.revision().chars()).isEqualTo("a  \nx\nc\n");
        assertThat(outcome.notes()).containsExactly("old was found apart from blanks at the end of lines.");
        assertThat(edit("a\nb\nc\n", "a  \nb", "x")).isEqualTo("x\nc\n");
        assertThat(edit("one two\nthree\n", "two \nth", "2\nTh")).isEqualTo("one 2\nThree\n");
    }

    @Test
    void forgives_a_final_line_break_that_the_file_lacks() {
        assertThat(edit("a\nb", "a\nb\n", "a\nc\n")).isEqualTo("a\nc");
        assertThat(edit("a\nb", "b\n", "c\nd\n")).isEqualTo("a\nc\nd");
        assertThat(edit("a\nb", "a\nb\n", "")).isEqualTo("");
    }

    @Test
    void forgives_one_indentation_for_all_lines_and_indents_the_new_text_likewise() {
        Editor.Outcome deeper = Editor.apply(
                "{\n    if (a) {\n        b();\n\n    }\n}\n",
                List.of(new Edit("if (a) {\n    b();\n\n}", "if (a) {\n    b();\n\n    c();\n}", null)));
        Editor.Outcome flatter = Editor.apply(
                "if (a) {\n\tb();\n}\n", List.of(new Edit("\tif (a) {\n\t\tb();\n", "\tif (a) {\n\t\tc();\n", null)));

        assertThat(deeper.revision().chars()).isEqualTo("{\n    if (a) {\n        b();\n\n        c();\n    }\n}\n");
        assertThat(deeper.notes())
                .containsExactly(
                        "old was found with 4 more characters of indentation on every line, and new was written likewise.");
        assertThat(flatter.revision().chars()).isEqualTo("if (a) {\n\tc();\n}\n");
        assertThat(flatter.notes())
                .containsExactly(
                        "old was found with 1 fewer characters of indentation on every line, and new was written likewise.");
    }

    @Test
    void is_not_forgiving_about_anything_else() {
        for (String old : List.of("if (b)", "if  (a)", "IF (a)", "if (a)\n\n{", "  if (a)\n{\n", "if (a) {")) {
            assertThatThrownBy(() -> edit("\tif (a)\n\t{\n", old, "x"))
                    .as(old)
                    .isInstanceOf(ToolException.class)
                    .hasMessageStartingWith("old isn't in the file.");
        }
    }

    @Test
    void what_fits_loosely_must_fit_once_even_if_all_shall_be_replaced() {
        assertThatThrownBy(() -> Editor.apply("a \nb\na \nb\n", List.of(new Edit("a\nb", "x", true))))
                .hasMessage(
                        "old is there 2 times (apart from blanks at the end of lines), on lines 1, 3. Add lines around it"
                                + " to old until only one place fits, exactly as the file has it.");
    }

    @Test
    void line_endings_do_not_hinder_replacing_all() {
        Edit edit = new Edit("a\nb", "x\ny", true);

        assertThat(Editor.apply("a\r\nb\r\na\r\nb\r\n", List.of(edit))
                        .revision()
                        .chars())
                .isEqualTo("x\r\ny\r\nx\r\ny\r\n");
    }

    @Test
    void a_text_that_is_not_there_is_answered_with_the_nearest_one() {
        assertRefused(
                "class A {\n    int one = 1;\n    int two = 2;\n    int three = 3;\n}\n",
                "    int one = 1;\n    int two = 22;\n    int three = 3;\n",
                "x",
                """
                old isn't in the file. The nearest text is below: > marks the lines of the file that differ, old those that you \
                gave instead.
                2	    int one = 1;
                3>	    int two = 2;
                old	    int two = 22;
                4	    int three = 3;
                """);
    }

    @Test
    void the_nearest_text_is_found_by_its_most_similar_line_if_none_is_the_same() {
        assertRefused("alpha\nthe quick brown fox\nomega\n", "the quick brown dog", "x", """
                old isn't in the file. The nearest text is below: > marks the lines of the file that differ, old those that you \
                gave instead.
                2>	the quick brown fox
                old	the quick brown dog
                """);
        assertRefused("alpha\nomega\n", "the quick brown dog", "x", """
                old isn't in the file. Nothing in it is similar: read the file, or search for a word of old.""");
        assertRefused("", "a", "x", """
                old isn't in the file. Nothing in it is similar: read the file, or search for a word of old.""");
    }

    @Test
    void says_when_the_new_text_is_already_there() {
        assertRefused("a\nnew text\n", "old text", "new text", """
                old isn't in the file. But new is already there, on line 2: the change may have been made before. The nearest \
                text is below: > marks the lines of the file that differ, old those that you gave instead.
                2>	new text
                old	old text
                """);
    }

    @Test
    void says_when_old_was_copied_with_line_numbers() {
        assertRefused("a\nb\n", "1\ta\n2\tb", "x", """
                old isn't in the file. It holds line numbers: leave out the number and the tab behind it.""");
    }

    @Test
    void says_when_old_was_copied_with_escapes() {
        assertRefused("name = caf\uDCE9;\n", "name = caf\\xE9;", "x", """
                old isn't in the file. The nearest text is below: > marks the lines of the file that differ, old those that you \
                gave instead.
                1>	name = caf\\xE9;
                old	name = caf\\xE9;
                Characters shown as \\u… or \\x… are not these letters in the file: leave them out of old.
                """);
    }

    @Test
    void the_changes_of_a_revision_lead_from_the_original_to_the_result() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String original = anyText(random, 20);
            Revision revision = Revision.of(original);
            for (int i = random.nextInt(4); i > 0; i--) {
                revision = revision.replace(anyReplacements(random, revision.chars()));
            }

            StringBuilder rebuilt = new StringBuilder();
            int done = 0;
            int end = -1;
            for (Revision.Change change : revision.changes()) {
                rebuilt.append(original, done, change.oldStart());
                assertThat(change.newStart()).isEqualTo(rebuilt.length()).isGreaterThan(end);
                rebuilt.append(revision.chars(), change.newStart(), change.newEnd());
                done = change.oldEnd();
                end = change.newEnd();
            }
            rebuilt.append(original, done, original.length());
            assertThat(rebuilt).hasToString(revision.chars());
        }
    }

    private static List<Revision.Replacement> anyReplacements(Random random, String chars) {
        List<Revision.Replacement> replacements = new ArrayList<>();
        for (int at = random.nextInt(6); at <= chars.length(); at += random.nextInt(6)) {
            int end = Math.min(chars.length(), at + random.nextInt(4));
            replacements.add(new Revision.Replacement(at, end, anyText(random, 3)));
            at = end;
            if (random.nextInt(3) == 0) {
                break;
            }
        }
        return replacements;
    }

    private static String anyText(Random random, int max) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(max); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static String edit(String chars, String old, String replaced) {
        return Editor.apply(chars, List.of(new Edit(old, replaced, null)))
                .revision()
                .chars();
    }

    private static void assertRefused(String chars, String old, String replaced, String message) {
        assertThatThrownBy(() -> edit(chars, old, replaced))
                .isInstanceOf(ToolException.class)
                .hasMessage(message);
    }
}
