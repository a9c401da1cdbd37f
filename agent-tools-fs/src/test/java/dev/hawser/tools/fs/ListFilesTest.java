package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFilesTest {

    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]*)\"");

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void lists_directories_first_then_files_with_sizes_and_links_with_targets() throws IOException {
        files.with("b.txt", "x".repeat(1500))
                .with("src/A.java", "a")
                .with("docs/x.md", "")
                .with("a.txt", "1");
        Files.createSymbolicLink(root.resolve("link"), Path.of("src/A.java"));
        Files.createSymbolicLink(root.resolve("out"), Path.of("/etc/passwd"));

        assertThat(list(".", 1, 200, null))
                .isEqualTo("""
                docs/
                src/
                a.txt	1 byte
                b.txt	1.5 KB
                link -> src/A.java
                out -> %s
                [The workspace has 2 directories and 4 files.]
                """.formatted(files.workspace.info("out").linkTarget()));
    }

    @Test
    void lists_deeper_on_request_with_paths_from_the_workspace() {
        files.with("a/b/c/d.txt", "").with("a/e.txt", "").with("f.txt", "");

        assertThat(list("a", 2, 200, null)).isEqualTo("""
                a/b/
                a/b/c/
                a/e.txt	0 bytes
                [a has 1 directory and 1 file.]
                """);
    }

    @Test
    void hides_what_git_ignores_and_says_how_much() {
        files.with(".gitignore", "*.log\n/build/\n")
                .with("a/.gitignore", "!keep.log\n")
                .with("a/keep.log", "")
                .with("a/b.log", "")
                .with("build/x", "")
                .with(".git/config", "");

        assertThat(list(".", 1, 200, null)).isEqualTo("""
                a/
                .gitignore	14 bytes
                [The workspace has 3 directories and 1 file. 2 entries that git ignores are not shown; include_ignored=true shows them.]
                """);
        assertThat(list("a", 1, 200, null)).isEqualTo("""
                a/.gitignore	10 bytes
                a/keep.log	0 bytes
                [a has 0 directories and 3 files. 1 entry that git ignores is not shown; include_ignored=true shows them.]
                """);
        assertThat(files.tools.listFiles(".", 2, 200, null, true)).isEqualTo("""
                .git/
                a/
                a/.gitignore	10 bytes
                a/b.log	0 bytes
                a/keep.log	0 bytes
                build/
                .gitignore	14 bytes
                [The workspace has 3 directories and 1 file.]
                """);
        assertThat(list("build", 1, 200, null)).isEqualTo("""
                build/x	0 bytes
                [build has 0 directories and 1 file.]
                """);
    }

    @Test
    void an_empty_directory_is_said_to_be_empty() throws IOException {
        Files.createDirectory(root.resolve("a"));

        assertThat(list("a", 1, 200, null)).isEqualTo("[a is empty.]\n");
    }

    @Test
    void a_page_ends_with_the_call_for_the_next() {
        files.with("a.txt", "").with("b.txt", "").with("c.txt", "");

        assertThat(list(".", 1, 2, null)).isEqualTo("""
                a.txt	0 bytes
                b.txt	0 bytes
                [The workspace has 0 directories and 3 files. There is more. Next: list_files {"path":".","limit":2,"cursor":"b.txt"}]
                """);
        assertThat(list(".", 1, 2, "b.txt")).isEqualTo("""
                c.txt	0 bytes
                [The workspace has 0 directories and 3 files.]
                """);
    }

    @Test
    void the_pages_of_a_tree_are_together_the_whole_whatever_is_deleted_between_them() throws IOException {
        for (String directory : List.of("", "a/", "a/b/", "a/b/c/", "d/", "e/f/")) {
            files.with(directory + "1.txt", "").with(directory + "2.txt", "").with(directory + "3.log", "");
        }
        files.with(".gitignore", "*.log\n");
        List<String> whole = entries(list(".", 4, 1000, null));

        for (int limit = 1; limit <= 7; limit++) {
            List<String> pages = new ArrayList<>();
            String cursor = null;
            do {
                String page = list(".", 4, limit, cursor);
                assertThat(entries(page)).hasSizeLessThanOrEqualTo(limit);
                pages.addAll(entries(page));
                Matcher next = CURSOR.matcher(page);
                cursor = next.find() ? next.group(1) : null;
            } while (cursor != null);

            assertThat(pages).as("pages of %d", limit).isEqualTo(whole);
        }
        String cursor = "a/b/c/1.txt";
        Files.delete(root.resolve("a/b/c/1.txt"));
        assertThat(entries(list(".", 4, 1000, cursor)))
                .isEqualTo(whole.subList(whole.indexOf("a/b/c/1.txt\t0 bytes") + 1, whole.size()));
    }

    @Test
    void a_page_goes_on_behind_an_ignored_directory() {
        files.with(".gitignore", "b/\n").with("a/1.txt", "").with("b/2.txt", "").with("c/3.txt", "");

        assertThat(files.tools.listFiles(".", 2, 3, null, true)).startsWith("a/\na/1.txt\t0 bytes\nb/\n[");
        assertThat(files.tools.listFiles(".", 2, 3, "b/", true))
                .startsWith("c/\nc/3.txt\t0 bytes\n.gitignore\t3 bytes\n[");
    }

    @Test
    void of_very_many_ignored_entries_a_page_looks_at_some() {
        files.with(".gitignore", "*.log\n").with("z.txt", "");
        for (int i = 0; i < 13_000; i++) {
            files.with(i + ".log", "");
        }

        String first = list(".", 1, 200, null);
        Matcher next = CURSOR.matcher(first);
        assertThat(next.find()).as(first).isTrue();
        assertThat(first).startsWith(".gitignore\t6 bytes\n[").contains("There is more.");
        assertThat(list(".", 1, 200, next.group(1))).startsWith("z.txt\t0 bytes\n[");
    }

    @Test
    void names_cannot_be_taken_for_something_else() {
        files.with("[note]", "")
                .with("a\n[end]", "")
                .with("b -> c", "")
                .with(" d", "")
                .with("e\u202Etxt.exe", "");

        assertThat(list(".", 1, 200, null)).isEqualTo("""
                " d"	0 bytes
                "[note]"	0 bytes
                "a\\n[end]"	0 bytes
                "b -> c"	0 bytes
                "e\\u202etxt.exe"	0 bytes
                [The workspace has 0 directories and 5 files.]
                """);
    }

    @Test
    void refuses_what_it_cannot_do() {
        files.with("a.txt", "");

        assertThatThrownBy(() -> list("a.txt", 1, 200, null))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("not_a_directory: 'a.txt'");
        assertThatThrownBy(() -> list(".", 0, 200, null))
                .isInstanceOf(ToolException.class)
                .hasMessage("depth is 0: give 1 to 20.");
        assertThatThrownBy(() -> list(".", 1, 0, null)).hasMessage("limit is 0: give 1 to 1000.");
        assertThatThrownBy(() -> list("..", 1, 1, null)).hasMessageStartingWith("outside: ");
    }

    @Test
    void takes_the_most_if_more_is_wanted() {
        files.with("a/b.txt", "");

        assertThat(list(".", 1_000_000, 1_000_000, null)).startsWith("a/\na/b.txt\t0 bytes\n[");
    }

    @Test
    void the_path_may_be_left_out_in_any_way() {
        files.with("a.txt", "");

        for (String none : new String[] {null, "", "null", "."}) {
            assertThat(list(none, 1, 200, none == null || none.equals(".") ? null : none))
                    .startsWith("a.txt\t");
        }
    }

    private String list(@Nullable String path, int depth, int limit, @Nullable String cursor) {
        return files.tools.listFiles(path, depth, limit, cursor, false);
    }

    private static List<String> entries(String answer) {
        return answer.lines().filter(line -> !line.startsWith("[")).toList();
    }
}
