package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.WriteFile.Mode;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteFileTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void creates_a_file_with_its_directories() {
        assertThat(write("a/b/c.txt", "one\ntwo", Mode.CREATE))
                .isEqualTo("Created a/b/c.txt (version %s, 2 lines, 7 bytes).\n", version("a/b/c.txt"));
        assertThat(files.text("a/b/c.txt")).isEqualTo("one\ntwo");
    }

    @Test
    void does_not_create_over_a_file() {
        files.with("a.txt", "old");

        assertThatThrownBy(() -> write("a.txt", "new", Mode.CREATE))
                .isInstanceOf(WorkspaceException.class)
                .hasMessage(
                        "exists: 'a.txt' exists already. Read it, then edit or overwrite it, or choose another name.");
        assertThat(files.text("a.txt")).isEqualTo("old");
    }

    @Test
    void overwrites_a_file_or_creates_it() {
        assertThat(write("a.txt", "one\n", Mode.OVERWRITE))
                .isEqualTo("Created a.txt (version %s, 1 line, 4 bytes).\n", version("a.txt"));
        assertThat(write("a.txt", "", Mode.OVERWRITE))
                .isEqualTo("Overwrote a.txt (version %s, 0 lines, 0 bytes).\n", version("a.txt"));
    }

    @Test
    void an_overwritten_file_keeps_its_encoding_and_changed_line_endings_are_told() {
        files.with("a.txt", "\uFEFFone\r\n".getBytes(UTF_16LE));

        String answer = write("a.txt", "é\n", Mode.OVERWRITE);

        assertThat(files.bytes("a.txt")).isEqualTo("\uFEFFé\n".getBytes(UTF_16LE));
        assertThat(answer).isEqualTo("""
                Overwrote a.txt (version %s, 1 line, 6 bytes).
                [It stays UTF-16 LE.]
                [Its lines ended with CRLF, now they end with LF.]
                """, version("a.txt"));
    }

    @Test
    void appends_to_the_end_and_shows_where() {
        files.with("a.txt", "1\n2\n3\n4\n5\n6\n");

        String answer = write("a.txt", "7\n8\n9\n10\n11\n", Mode.APPEND);

        assertThat(files.text("a.txt")).isEqualTo("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n");
        assertThat(answer).isEqualTo("""
                Appended to a.txt (version %s, 11 lines, 24 bytes).
                3	3
                4	4
                5	5
                6	6
                7+	7
                8+	8
                9+	9
                10+	10
                ...
                """, version("a.txt"));
    }

    @Test
    void appends_in_the_encoding_and_line_endings_of_the_file_and_tells_of_a_missing_line_break() {
        files.with("a.txt", "\uFEFFone\r\ntwo".getBytes(UTF_16LE));

        String answer = write("a.txt", " and\nthree", Mode.APPEND);

        assertThat(files.bytes("a.txt")).isEqualTo("\uFEFFone\r\ntwo and\r\nthree".getBytes(UTF_16LE));
        assertThat(answer).isEqualTo("""
                Appended to a.txt (version %s, 3 lines, 40 bytes).
                [The file did not end with a line break, so its last line goes on with what was added.]
                1	one
                2+	two and
                3+	three
                """, version("a.txt"));
    }

    @Test
    void appending_to_nothing_creates_the_file() {
        assertThat(write("a.txt", "one\n", Mode.APPEND))
                .isEqualTo("Created a.txt (version %s, 1 line, 4 bytes).\n", version("a.txt"));
    }

    @Test
    void refuses_if_the_file_has_another_version_than_the_model_knows() {
        files.with("a.txt", "one\n");

        assertThatThrownBy(() -> files.all.writeFile("a.txt", "two\n", Mode.OVERWRITE, "000000000000"))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("stale: 'a.txt' has version %s now, not 000000000000.", version("a.txt"));
        assertThat(files.text("a.txt")).isEqualTo("one\n");
    }

    @Test
    void a_version_may_be_left_out_in_any_way() {
        for (String none : new String[] {null, "", "null"}) {
            assertThat(files.all.writeFile("a.txt", "x", Mode.OVERWRITE, none)).contains(" a.txt (version ");
        }
    }

    @Test
    void refuses_half_a_character() {
        assertThatThrownBy(() -> write("a.txt", "ab\uDE00", Mode.CREATE))
                .isInstanceOf(ToolException.class)
                .hasMessage("content has half a character (\\ude00) at position 2: write both surrogates or neither.");
    }

    private String write(String path, String content, Mode mode) {
        return files.all.writeFile(path, content, mode, null);
    }

    private String version(String path) {
        return files.workspace.version(path);
    }
}
