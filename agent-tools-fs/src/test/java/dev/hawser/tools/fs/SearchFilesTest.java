package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.SearchFiles.Output;
import dev.hawser.tools.fs.search.CaseMode;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchFilesTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void few_matches_bring_their_surroundings_along() {
        files.with("src/A.java", "1\n2\n3\n4\n5 foo\n6\n7\n8\n9\n10\n11\n12\n13\n14 foo\n")
                .with("src/b/B.java", "foo\n");

        assertThat(search("foo")).isEqualTo("""
                src/A.java
                2	2
                3	3
                4	4
                5:	5 foo
                6	6
                7	7
                8	8
                ...
                11	11
                12	12
                13	13
                14:	14 foo

                src/b/B.java
                1:	foo

                [3 matches in 2 files, 2 files searched.]
                """);
    }

    @Test
    void more_matches_come_alone_unless_asked_for_more() {
        files.with("a.txt", "foo 1\nbar\nfoo 2\nfoo 3\nbar\nbar\nbar\nfoo 4\n");

        assertThat(search("foo")).isEqualTo("""
                a.txt
                1:	foo 1
                3:	foo 2
                4:	foo 3
                8:	foo 4

                [4 matches in 1 file, 1 file searched.]
                """);
        assertThat(new Call("foo").context(1).run()).isEqualTo("""
                a.txt
                1:	foo 1
                2	bar
                3:	foo 2
                4:	foo 3
                5	bar
                ...
                7	bar
                8:	foo 4

                [4 matches in 1 file, 1 file searched.]
                """);
        assertThat(new Call("foo 1").context(0).run()).startsWith("a.txt\n1:\tfoo 1\n\n");
    }

    @Test
    void can_return_only_paths_or_counts() {
        files.with("a.txt", "foo foo\nfoo\n").with("b.txt", "foo\n").with("c.txt", "bar\n");

        assertThat(new Call("foo").output(Output.FILES).run()).isEqualTo("""
                a.txt
                b.txt
                [2 files with matches, 3 files searched.]
                """);
        assertThat(new Call("foo").output(Output.COUNT).run()).isEqualTo("""
                a.txt	2
                b.txt	1
                [3 matches in 2 files, 3 files searched.]
                """);
    }

    @Test
    void heeds_case_only_if_the_pattern_has_a_capital() {
        files.with("a.txt", "foo\nFoo\nFOO\n");

        assertThat(new Call("foo").output(Output.COUNT).run()).startsWith("a.txt\t3\n");
        assertThat(new Call("Foo").output(Output.COUNT).run()).startsWith("a.txt\t1\n");
        assertThat(new Call("\\Woo|\\bfoo\\b").output(Output.COUNT).run()).startsWith("a.txt\t3\n");
        assertThat(new Call("foo")
                        .caseMode(CaseMode.SENSITIVE)
                        .output(Output.COUNT)
                        .run())
                .startsWith("a.txt\t1\n");
        assertThat(new Call("FOO")
                        .caseMode(CaseMode.INSENSITIVE)
                        .output(Output.COUNT)
                        .run())
                .startsWith("a.txt\t3\n");
    }

    @Test
    void a_plain_text_is_taken_as_it_is() {
        files.with("a.txt", "a.b(c)\naxb(c)\n");

        assertThat(new Call("a.b(").literal().run()).isEqualTo("""
                a.txt
                1:	a.b(c)
                2	axb(c)

                [1 match in 1 file, 1 file searched.]
                """);
    }

    @Test
    void a_text_that_is_no_expression_is_searched_as_plain_text() {
        files.with("a.txt", "call(foo(bar))\n");

        assertThat(search("foo(")).isEqualTo("""
                a.txt
                1:	call(foo(bar))

                [1 match in 1 file, 1 file searched. The pattern is no regular expression (Unclosed group at position 4), so it was \
                searched as plain text.]
                """);
    }

    @Test
    void a_match_may_span_lines_on_request() {
        files.with("a.txt", "begin\r\nx\r\nend\r\nbegin\r\nend\r\n");

        assertThat(new Call("begin.*?end").multiline().context(0).run()).isEqualTo("""
                a.txt
                1:	begin
                2:	x
                3:	end
                4:	begin
                5:	end

                [2 matches in 1 file, 1 file searched.]
                """);
        assertThat(search("begin\\nend")).contains("4:\tbegin\n5:\tend\n").endsWith("""
                [1 match in 1 file, 1 file searched. The pattern names a line break, so its matches may span lines.]
                """);
        assertThat(new Call("x\nend").literal().context(0).run()).contains("2:\tx\n3:\tend\n");
        assertThat(new Call("^x$").multiline().context(0).run()).contains("2:\tx\n");
    }

    @Test
    void a_line_break_in_a_pattern_does_not_make_a_dot_take_others() {
        files.with("a.txt", "a\nb\nc\nd\n");

        assertThat(search("a.*d|c\\nd")).contains("3:\tc\n4:\td\n[1 match".replace("\n[", "\n\n["));
        assertThat(search("[^\\n]b")).startsWith("[No match for '[^\\n]b' in .: 1 file searched.]");
    }

    @Test
    void a_match_of_very_many_lines_is_cut() {
        files.with("a.txt", "begin\n" + "x\n".repeat(50) + "end\nlast\n");

        assertThat(new Call("begin.*end").multiline().context(1).run())
                .isEqualTo("a.txt\n1:\tbegin\n"
                        + IntStream.rangeClosed(2, 20)
                                .mapToObj(i -> i + ":\tx\n")
                                .collect(Collectors.joining())
                        + "...\n\n[1 match in 1 file, 1 file searched.]\n");
    }

    @Test
    void an_answer_never_gets_very_long() {
        for (int i = 0; i < 10; i++) {
            files.with("a" + i + ".txt", ("x".repeat(400) + "\n").repeat(1000));
        }

        assertThat(new Call("x").limit(1000).context(20).run())
                .hasSizeLessThan(55_000)
                .contains("more lines are not shown]\n");
        assertThat(new Call("xx").limit(1000).run()).contains("more lines are not shown]\n");
    }

    @Test
    void include_chooses_files() {
        files.with("a.ts", "foo").with("b/c.tsx", "foo").with("d.js", "foo").with("b/e.min.js", "foo");

        assertThat(new Call("foo").include("*.{ts,tsx}").output(Output.FILES).run())
                .startsWith("a.ts\nb/c.tsx\n[");
        assertThat(new Call("foo").include("!*.js").output(Output.FILES).run()).startsWith("a.ts\nb/c.tsx\n[");
        assertThat(new Call("foo").include("b/*").output(Output.FILES).run()).startsWith("b/c.tsx\nb/e.min.js\n[");
    }

    @Test
    void searches_a_directory_or_a_single_file() {
        files.with("a/b.txt", "foo\n").with("c.txt", "foo\n");

        assertThat(new Call("foo").path("a").run()).contains("a/b.txt").doesNotContain("c.txt");
        assertThat(new Call("foo").path("c.txt").run()).isEqualTo("""
                c.txt
                1:	foo

                [1 match in 1 file, 1 file searched.]
                """);
    }

    @Test
    void without_a_match_says_what_was_searched_and_what_was_not() {
        files.with("a.txt", "x")
                .with("b.bin", "foo\0")
                .with("c.md", "foo")
                .with("d.log", "foo")
                .with(".gitignore", "*.log\n");

        assertThat(new Call("foo").include("!*.md").run()).isEqualTo("""
                [No match for 'foo' in .: 2 files searched. Binary files skipped: 1 (b.bin). Files that include leaves out: \
                1 (c.md). Ignored by git and left out: 1 (d.log); to look into an ignored directory give it as path.]
                """);
    }

    @Test
    void more_matches_than_the_limit_are_cut_in_the_order_of_paths_with_the_next_call() {
        files.with("b.txt", "foo\n".repeat(3))
                .with("a/z.txt", "foo\n".repeat(3))
                .with("a.txt", "foo\n");

        assertThat(new Call("foo").limit(5).run()).isEqualTo("""
                a/z.txt
                1:	foo
                2:	foo
                3:	foo

                a.txt
                1:	foo

                b.txt
                1:	foo

                [These are the first 5 matches; there are more. Narrow the pattern, path or include, or take more: \
                search_files {"pattern":"foo","limit":25}]
                """);
        assertThat(new Call("foo").limit(7).run()).endsWith("[7 matches in 3 files, 3 files searched.]\n");
        assertThat(new Call("foo").limit(2).output(Output.FILES).run())
                .startsWith("a/z.txt\na.txt\n[These are the first 2 files");
    }

    @Test
    void finds_text_in_any_encoding() {
        files.with("a.txt", "\uFEFFgrün foo\r\n".getBytes(UTF_16LE))
                .with("b.txt", "\uFEFFfoo grün\n")
                .with("c.txt", "gr\u00FCn foo\n".getBytes(ISO_8859_1));

        assertThat(search("GRÜN|grün"))
                .contains("a.txt\n1:\tgrün foo\n", "b.txt\n1:\tfoo grün\n")
                .doesNotContain("c.txt");
        assertThat(search("^foo$|n foo$")).contains("c.txt\n1:\tgr\\xFCn foo\n");
    }

    @Test
    void of_a_long_line_shows_the_surroundings_of_the_match() {
        files.with("min.js", "x".repeat(1_000_000) + "needle" + "y".repeat(1_000_000));

        assertThat(search("needle"))
                .contains("1:\t…" + "x".repeat(100) + "needle" + "y".repeat(394) + "…\n")
                .hasSizeLessThan(700);
    }

    @Test
    void a_line_cannot_forge_a_match_or_a_file() {
        files.with("a.txt", "foo\rb.txt\r7:\tfoo\n").with("c\n7:\tx", "foo\n");

        assertThat(search("foo")).isEqualTo("""
                a.txt
                1:	foo\\rb.txt\\r7:	foo

                "c\\n7:\\tx"
                1:	foo

                [2 matches in 2 files, 2 files searched.]
                """);
    }

    @Test
    void an_expression_that_backtracks_without_end_is_given_up_line_by_line() {
        files.with("a.txt", "aab\n" + "a".repeat(5000) + "b\n" + "aa\n").with("b.txt", "aaa\n");

        assertThat(new Call("^(a+)+$").output(Output.COUNT).run()).isEqualTo("""
                a.txt	1
                b.txt	1
                [2 matches in 2 files, 2 files searched. Files with lines on which the pattern took too long (it backtracks), which \
                were passed over: 1 (a.txt).]
                """);
    }

    @Test
    void an_expression_that_backtracks_everywhere_ends_the_search() {
        for (int i = 0; i < 30; i++) {
            files.with("a" + i + ".txt", "a".repeat(5000) + "b\n");
        }

        assertThatThrownBy(() -> search("^(a+)+$"))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("the pattern takes too long on too many files, a")
                .hasMessageEndingWith(
                        ".txt for one: it backtracks. Avoid repeats within repeats such as (a+)+, or search for a plain text.");
    }

    @Test
    void refuses_expressions_that_loop_without_looking_at_the_text() {
        files.with("a.txt", "a\n");

        for (String loops : List.of("(((){1000}){1000}){1000}", "(?=(((){1000}){1000}){1000})a")) {
            assertThat(search(loops))
                    .contains(
                            "The pattern is no regular expression (its repeats {…} multiply to more than 100000 ways to"
                                    + " match nothing)");
        }
        assertThat(search("(".repeat(3000))).contains("The pattern is no regular expression (");
    }

    @Test
    void repeats_that_are_not_within_each_other_do_not_add_up() {
        files.with("a.txt", "xoxb-" + "1".repeat(30) + "\n");

        assertThat(search("(?:AKIA[0-9A-Z]{16}|gh[ps]_\\w{36}|AIza[\\w-]{35}|xox[abp]-[\\w-]{20,})(?<k>\\w{0,90})"))
                .startsWith("a.txt\n1:\txoxb-1");
        assertThat(search("(?>AKIA[0-9A-Z]{16}|gh[ps]_\\w{36}|AIza[\\w-]{35}|xox[abp]-[\\w-]{20,})"))
                .startsWith("a.txt\n1:\txoxb-1");
    }

    @Test
    void refuses_what_it_cannot_do() {
        assertThatThrownBy(() -> search(""))
                .hasMessage("pattern is empty: give an expression or a text. To list files use find_files.");
        assertThatThrownBy(() -> new Call("a").limit(0).run()).hasMessage("limit is 0: give 1 to 1000.");
        assertThatThrownBy(() -> new Call("a").context(-1).run()).hasMessage("context is -1: give 0 to 20.");
        assertThatThrownBy(() -> new Call("a").path("nothing").run())
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("not_found: 'nothing' does not exist");
    }

    private String search(String pattern) {
        return new Call(pattern).run();
    }

    /** A call with the defaults of the tool. */
    private final class Call {

        private final String pattern;
        private boolean literal;
        private CaseMode caseMode = CaseMode.SMART;
        private String path = ".";
        private @Nullable String include;
        private Output output = Output.CONTENT;
        private @Nullable Integer context;
        private boolean multiline;
        private int limit = 100;

        Call(String pattern) {
            this.pattern = pattern;
        }

        Call literal() {
            literal = true;
            return this;
        }

        Call caseMode(CaseMode mode) {
            caseMode = mode;
            return this;
        }

        Call path(String start) {
            path = start;
            return this;
        }

        Call include(String glob) {
            include = glob;
            return this;
        }

        Call output(Output shown) {
            output = shown;
            return this;
        }

        Call context(int lines) {
            context = lines;
            return this;
        }

        Call multiline() {
            multiline = true;
            return this;
        }

        Call limit(int most) {
            limit = most;
            return this;
        }

        String run() {
            return files.tools.searchFiles(
                    pattern,
                    literal,
                    caseMode,
                    path,
                    include,
                    output,
                    context,
                    multiline,
                    limit,
                    ToolContext.detached());
        }
    }
}
