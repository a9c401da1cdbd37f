package dev.hawser.tools.fs.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.patch.Hunk.Line;
import dev.hawser.tools.fs.patch.Hunk.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchParserTest {

    private static final String FORM = """
            The form is:
            *** Begin Patch
            *** Update File: path/of/file
            @@ a line before the place, such as the head of the function
             a line that stays
            -a line that goes
            +a line that comes
            *** End Patch""";

    private static final String PATCH = """
            *** Begin Patch
            *** Update File: src/a b.py
            *** Move to: src/c.py
            @@ class A
            @@     def f(self):
             one

            -two
            +2
            @@
            +last
            *** End of File
            *** Add File: new.txt
            +first
            +
            +third
            *** Delete File: old.txt
            *** End Patch
            """;

    private static final List<FilePatch> PARSED = List.of(
            new FilePatch.Update(
                    "src/a b.py",
                    "src/c.py",
                    List.of(
                            new Hunk(
                                    1,
                                    4,
                                    List.of("class A", "def f(self):"),
                                    List.of(context("one"), context(""), removed("two"), added("2")),
                                    false),
                            new Hunk(2, 10, List.of(), List.of(added("last")), true))),
            new FilePatch.Add("new.txt", List.of("first", "", "third")),
            new FilePatch.Delete("old.txt"));

    @Test
    void reads_all_that_a_patch_can_say() {
        assertThat(PatchParser.parse(PATCH)).isEqualTo(PARSED);
    }

    @Test
    void line_endings_and_blanks_behind_markers_do_not_matter() {
        assertThat(PatchParser.parse(PATCH.replace("\n", "\r\n"))).isEqualTo(PARSED);
        assertThat(PatchParser.parse(PATCH.replaceAll("(?m)^(\\*\\*\\*.*|@@.*)$", "$1 \t")))
                .isEqualTo(PARSED);
        assertThat(PatchParser.parse(PATCH.strip())).isEqualTo(PARSED);
        assertThat(PatchParser.parse(PATCH.replace("+first\n+\n+third", "+first\n\n+third")))
                .isEqualTo(PARSED);
    }

    @Test
    void what_is_around_the_patch_is_left_out() {
        for (String wrapped : List.of(
                "Here it is:\n```diff\n" + PATCH + "```\nDone.\n",
                "apply_patch <<'EOF'\n" + PATCH + "EOF\n",
                "\n\n" + PATCH + "\n\n")) {
            assertThat(PatchParser.parse(wrapped))
                    .usingRecursiveComparison()
                    .ignoringFields("hunks.patchLine")
                    .isEqualTo(PARSED);
        }
    }

    @Test
    void empty_lines_between_the_parts_are_not_context() {
        String spaced = PATCH.replace("*** Add", "\n\n*** Add")
                .replace("*** Delete", "\n*** Delete")
                .replace("@@\n+last", "\n@@\n\n+last");

        assertThat(PatchParser.parse(spaced).get(1)).isEqualTo(PARSED.get(1));
        assertThat(((FilePatch.Update) PatchParser.parse(spaced).get(0)).hunks())
                .extracting(Hunk::lines)
                .containsExactly(
                        List.of(context("one"), context(""), removed("two"), added("2")), List.of(added("last")));
    }

    @Test
    void a_missing_begin_and_the_headers_of_a_unified_diff_s_hunks_are_understood() {
        assertThat(hunk("*** Update File: a\n@@ -12,3 +12,4 @@ void f()\n-a\n+b\n*** End Patch"))
                .isEqualTo(new Hunk(1, 2, List.of("void f()"), List.of(removed("a"), added("b")), false));
        assertThat(hunk("*** Update File: a\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n*** End Patch"))
                .isEqualTo(new Hunk(1, 2, List.of(), List.of(removed("a"), added("b")), false));
        assertThat(hunk("*** Update File: a\n@@ class A @@\n-a\n*** End Patch").anchors())
                .containsExactly("class A");
        assertThat(hunk("*** Update File: a\n@@ ... @@\n-a\n*** End Patch").anchors())
                .isEmpty();
        assertThat(hunk("*** Update File: a\n-a\n*** End Patch").anchors()).isEmpty();
    }

    @Test
    void a_hunk_that_changes_nothing_is_left_out() {
        assertThat(hunk("*** Update File: a\n@@\n same\n@@\n-a\n*** End Patch"))
                .isEqualTo(new Hunk(1, 4, List.of(), List.of(removed("a")), false));
    }

    @Test
    void tells_all_that_is_wrong_with_the_form_at_once() {
        assertThatThrownBy(() -> PatchParser.parse("""
                        *** Begin Patch
                        stray
                        *** Update File: a.txt
                        @@
                        no mark
                        -x
                        *** Oops
                        *** Update File: b.txt
                        @@
                         same
                        *** Add File: c.txt
                        without plus
                        *** Delete File:
                        """))
                .isInstanceOf(ToolException.class)
                .hasMessage("""
                        patch is not in the right form. Nothing was changed.
                        line 2 of the patch belongs to no file: a file begins with *** Update File:, *** Add File: or *** Delete \
                        File:: stray
                        line 5 of the patch must start with a blank (stays), - (goes) or + (comes): no mark
                        line 7 of the patch is no marker that may be here: *** Oops
                        *** Update File: b.txt has no line with - or +: there is nothing to change.
                        line 12 of the patch must start with +, as every line of a new file does: without plus
                        line 13 of the patch names no file: put the path behind the colon: *** Delete File:
                        *** End Patch is missing. If the patch was cut off, split it into several.
                        """ + FORM);
    }

    @Test
    void explains_the_form_to_who_sends_something_else() {
        assertThatThrownBy(() -> PatchParser.parse("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"))
                .hasMessageStartingWith(
                        "patch is a unified diff (---, +++), which has another form. Nothing was changed.")
                .hasMessageEndingWith(FORM.substring(FORM.indexOf('\n')));
        assertThatThrownBy(() -> PatchParser.parse("replace a by b"))
                .hasMessageStartingWith("patch names no file: there is no line with *** Update File:,");
        assertThatThrownBy(() -> PatchParser.parse(PATCH + PATCH))
                .hasMessageContaining("line 20 of the patch comes after *** End Patch: send one patch, with one");
        assertThatThrownBy(() -> PatchParser.parse(PATCH.replace("first", "\uD800")))
                .hasMessageStartingWith("patch has half a character (\\ud800)");
    }

    private static Hunk hunk(String patch) {
        return ((FilePatch.Update) PatchParser.parse(patch).get(0)).hunks().get(0);
    }

    private static Line context(String text) {
        return new Line(Mark.CONTEXT, text);
    }

    private static Line removed(String text) {
        return new Line(Mark.REMOVED, text);
    }

    private static Line added(String text) {
        return new Line(Mark.ADDED, text);
    }
}
