package dev.hawser.tools.fs.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextPatchTest {

    @Test
    void changes_the_only_place_that_fits() {
        assertThat(patched("a\nb\nc\nd\n", "@@\n b\n-c\n+C\n+CC\n d\n")).isEqualTo("a\nb\nC\nCC\nd\n");
    }

    @Test
    void hunks_may_be_in_any_order_and_share_lines_that_stay() {
        assertThat(patched("a\nb\nc\nd\ne\n", "@@\n c\n-d\n+D\n e\n@@\n a\n-b\n+B\n c\n"))
                .isEqualTo("a\nB\nc\nD\ne\n");
    }

    @Test
    void keeps_mixed_line_endings_and_ends_new_lines_like_those_around() {
        assertThat(patched("a\r\nb\nc\r\nd\n", "@@\n a\n-b\n+B\n c\n+new\n d\n"))
                .isEqualTo("a\r\nB\nc\r\nnew\r\nd\n");
        assertThat(patched("a\r\nb\r\n", "@@\n+first\n a\n")).isEqualTo("first\r\na\r\nb\r\n");
        assertThat(patched("a\r\nb\nc\n", "@@\n-a\n-b\n+b\n+x\n+y\n c\n")).isEqualTo("b\nx\ny\nc\n");
    }

    @Test
    void keeps_the_end_of_the_file_with_or_without_a_line_break() {
        assertThat(patched("a\nb", "@@\n-b\n+B\n")).isEqualTo("a\nB");
        assertThat(patched("a\nb", "@@\n b\n+c\n+d\n")).isEqualTo("a\nb\nc\nd");
        assertThat(patched("a\r\nb", "@@\n b\n+c\n")).isEqualTo("a\r\nb\r\nc");
        assertThat(patched("a\nb", "@@\n-b\n")).isEqualTo("a\n");
        assertThat(patched("a\nb\n", "@@\n+c\n*** End of File\n")).isEqualTo("a\nb\nc\n");
        assertThat(patched("a\nb", "@@\n+c\n*** End of File\n")).isEqualTo("a\nb\nc");
        assertThat(patched("", "@@\n+a\n+b\n")).isEqualTo("a\nb\n");
        assertThat(patched("a", "@@\n-a\n")).isEmpty();
    }

    @Test
    void finds_lines_that_differ_in_blanks_at_the_end_and_keeps_those_that_stay() {
        TextPatch.Outcome outcome = apply("f() { \n  a();\t\n}\n", "@@\n f() {\n-  a();\n+  b();\n }\n");

        assertThat(outcome.revision().chars()).isEqualTo("f() { \n  b();\n}\n");
        assertThat(outcome.notes()).containsExactly("hunk 1 was found apart from blanks at the end of lines.");
    }

    @Test
    void finds_lines_with_another_indentation_and_writes_the_new_ones_likewise() {
        TextPatch.Outcome deeper =
                apply("    f() {\n\n      a();\n    }\n", "@@\n f() {\n\n-  a();\n+  b();\n+\n+  c();\n }\n");
        TextPatch.Outcome shallower = apply("f() {\n\ta();\n}\n", "@@\n \tf() {\n-\t\ta();\n+\t\tb();\n \t}\n");

        assertThat(deeper.revision().chars()).isEqualTo("    f() {\n\n      b();\n\n      c();\n    }\n");
        assertThat(deeper.notes())
                .containsExactly(
                        "hunk 1 was found with 4 more characters of indentation on every line, and its + lines were"
                                + " written likewise.");
        assertThat(shallower.revision().chars()).isEqualTo("f() {\n\tb();\n}\n");
        assertThat(problems("f() {\n\ta();\n}\n", "@@\n \tf() {\n-\t\ta();\n+b();\n \t}\n"))
                .containsExactly(
                        "hunk 1 (line 3 of the patch): its + lines have less indentation than the lines that it was"
                                + " found at. Give all lines the indentation that they have in the file.");
    }

    @Test
    void never_guesses_where_more_differs() {
        assertThat(problems(
                        "class A {\n  int one = 1;\n  int two = 2;\n}\n",
                        "@@\n class A {\n-  int one = 7;\n+  int one = 8;\n"))
                .containsExactly("""
                        hunk 1 (line 3 of the patch): its lines aren't in the file. The nearest text is below: > marks the \
                        lines of the file that differ, patch those that you gave instead.
                        1	class A {
                        2>	  int one = 1;
                        patch	  int one = 7;
                        """);
        assertThat(problems("a\nb\n", "@@\n-zzz\n+y\n"))
                .containsExactly(
                        "hunk 1 (line 3 of the patch): its lines aren't in the file. Nothing in it is similar: read"
                                + " the file, or search for a word of patch.");
    }

    @Test
    void says_if_the_change_was_made_before_or_line_numbers_were_copied() {
        assertThat(problems("x\nint two = 2;\n", "@@\n x\n-int two = 1;\n+int two = 2;\n")
                        .get(0))
                .contains("But what they shall become is there, on line 1: the change may have been made before.");
        assertThat(problems("a\n", "@@\n-1\ta\n+b\n").get(0))
                .endsWith("They hold line numbers: leave out the number and the tab behind it.");
    }

    @Test
    void refuses_what_fits_twice_and_names_the_lines() {
        assertThat(problems("a\nx\nb\nx\n".repeat(2), "@@\n-x\n+y\n"))
                .containsExactly(
                        "hunk 1 (line 3 of the patch): its lines are there 4 times, on lines 2, 4, 6, 8. Add lines around"
                                + " them, or an @@ line with the function or class before them, until only one place fits.");
        assertThat(problems("x\n".repeat(30), "@@\n-x\n+y\n").get(0))
                .contains("30 times, on lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ….");
    }

    @Test
    void anchors_lead_to_one_of_several_places() {
        String classes =
                "class A:\n  def f():\n    x\n  def g():\n    x\nclass B:\n  def f():\n    x\n  def g():\n    x\n";

        TextPatch.Outcome outcome = apply(classes, "@@ class B\n@@ def g():\n-    x\n+    y\n");

        assertThat(outcome.revision().chars()).isEqualTo(classes.substring(0, classes.length() - 2) + "y\n");
        assertThat(outcome.notes())
                .containsExactly("hunk 1 fits in 4 places; line 10 is the one that its @@ line leads to.");
        assertThat(patched(classes, "@@ class A:\n-    x\n+    y\n")).isEqualTo(classes.replaceFirst("x", "y"));
        assertThat(patched(classes, "@@ class B:\n   def f():\n-    x\n+    y\n"))
                .isEqualTo(classes.substring(0, classes.indexOf("class B"))
                        + "class B:\n  def f():\n    y\n  def g():\n    x\n");
        assertThat(problems(classes, "@@ def f():\n-    x\n+    y\n").get(0))
                .contains("its lines are there 2 times, on lines 3, 8.");
        assertThat(problems(classes, "@@ def h():\n-    x\n+    y\n").get(0))
                .contains("its lines are there 4 times, on lines 3, 5, 8, 10.");
    }

    @Test
    void an_anchor_may_be_the_first_line_of_the_hunk_or_of_no_use() {
        assertThat(patched("f:\n  x\ng:\n  x\n", "@@ g:\n g:\n-  x\n+  y\n")).isEqualTo("f:\n  x\ng:\n  y\n");
        assertThat(patched("a\nb\n", "@@ not there\n-b\n+c\n")).isEqualTo("a\nc\n");
    }

    @Test
    void end_of_file_leads_to_the_last_place() {
        assertThat(patched("}\na\n}\n", "@@\n-}\n+)\n*** End of File\n")).isEqualTo("}\na\n)\n");
        assertThat(patched("a\n}\nb\n", "@@\n-}\n+)\n*** End of File\n")).isEqualTo("a\n)\nb\n");
    }

    @Test
    void lines_that_only_come_need_a_place() {
        TextPatch.Outcome outcome = apply("f:\n  x\n", "@@ f:\n+  first\n");

        assertThat(outcome.revision().chars()).isEqualTo("f:\n  first\n  x\n");
        assertThat(outcome.notes()).containsExactly("hunk 1 was put behind line 1, its @@ line.");
        assertThat(problems("a\nb\n", "@@\n+c\n"))
                .containsExactly(
                        "hunk 1 (line 3 of the patch): it has only + lines, which doesn't say where they go. Add the line"
                                + " before or behind them, or *** End of File below them.");
        assertThat(problems("f:\n", "@@ g:\n+x\n").get(0)).contains("Its @@ line isn't in the file.");
        assertThat(problems("f:\nf:\n", "@@ f:\n+x\n").get(0)).contains("Its @@ line is there 2 times, on lines 1, 2.");
    }

    @Test
    void hunks_that_change_the_same_lines_are_refused() {
        assertThat(problems("a\nb\nc\n", "@@\n a\n-b\n+B\n@@\n-b\n+BB\n c\n"))
                .containsExactly("hunks 1 and 2 both change line 2: make one hunk of them.");
        assertThat(problems("a\nb\n", "@@\n a\n+x\n@@\n+y\n b\n"))
                .containsExactly("hunks 1 and 2 both change line 2: make one hunk of them.");
    }

    @Test
    void tells_the_problems_of_all_hunks() {
        assertThat(problems("a\na\nb\n", "@@\n-a\n+x\n@@\n-b\n+y\n@@\n-zz\n+q\n"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("hunk 1 (line 3 of the patch)", "hunk 3 (line 9 of the patch)");
    }

    @Test
    void very_many_equal_lines_do_not_take_for_ever() {
        String hunk = "@@\n" + " x\n".repeat(5000) + "-y\n";

        assertThat(problems("x\n".repeat(100_000), hunk)).hasSize(1);
    }

    private static String patched(String text, String hunks) {
        TextPatch.Outcome outcome = apply(text, hunks);
        assertThat(outcome.problems()).isEmpty();
        return outcome.revision().chars();
    }

    private static List<String> problems(String text, String hunks) {
        TextPatch.Outcome outcome = apply(text, hunks);
        assertThat(outcome.revision().chars()).isEqualTo(text);
        return outcome.problems();
    }

    private static TextPatch.Outcome apply(String text, String hunks) {
        FilePatch update = PatchParser.parse("*** Begin Patch\n*** Update File: a\n" + hunks + "*** End Patch\n")
                .get(0);
        return TextPatch.apply(text, ((FilePatch.Update) update).hunks());
    }
}
