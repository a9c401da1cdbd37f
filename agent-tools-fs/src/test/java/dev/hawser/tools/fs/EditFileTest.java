package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.edit.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditFileTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void shows_the_changed_lines_and_the_new_version() {
        files.with("a.txt", "one\ntwo\nthree\n");

        String answer = edit("a.txt", new Edit("two", "2\n2½", null));

        assertThat(files.text("a.txt")).isEqualTo("one\n2\n2½\nthree\n");
        assertThat(answer).isEqualTo("""
                Edited a.txt (version %s, 4 lines, 16 bytes).
                1	one
                2-	two
                2+	2
                3+	2½
                4	three
                """.formatted(files.workspace.version("a.txt")));
    }

    @Test
    void a_dry_run_shows_the_change_and_writes_nothing() {
        files.with("a.txt", "one\n");

        String answer = files.all.editFile("a.txt", List.of(new Edit("one", "two", null)), null, true);

        assertThat(files.text("a.txt")).isEqualTo("one\n");
        assertThat(answer).isEqualTo("""
                a.txt would change like this; nothing was written (dry_run).
                1-	one
                1+	two
                """);
    }

    @Test
    void says_how_it_read_an_edit_that_fits_only_loosely() {
        files.with("a.txt", "{\r\n    a(); \r\n    b();\r\n}\r\n");

        assertThat(edit(
                        "a.txt",
                        new Edit("a();\n    b();\n", "a();\n    c();\n", null),
                        new Edit("  c();", "  d();", null)))
                .isEqualTo("""
                        Edited a.txt (version %s, 4 lines, 27 bytes).
                        [edit 1: old was found apart from blanks at the end of lines.]
                        1	{
                        2	    a();\s
                        3-	    b();
                        3+	    d();
                        4	}
                        """.formatted(files.workspace.version("a.txt")));
        assertThat(files.text("a.txt")).isEqualTo("{\r\n    a(); \r\n    d();\r\n}\r\n");
    }

    @Test
    void all_edits_or_none() {
        files.with("a.txt", "one\ntwo\n");

        assertThatThrownBy(() -> edit("a.txt", new Edit("one", "1", null), new Edit("three", "3", null)))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith(
                        "'a.txt' was not changed. edit 2: (lines are counted as after the edits before it) old isn't in the file.");
        assertThat(files.text("a.txt")).isEqualTo("one\ntwo\n");
    }

    @Test
    void keeps_encoding_invalid_bytes_and_permissions() throws IOException {
        files.with("a.txt", "\uFEFFé one\r\n".getBytes(UTF_16BE)).with("b.txt", "\u00E9 one".getBytes(ISO_8859_1));
        Files.setPosixFilePermissions(root.resolve("b.txt"), PosixFilePermissions.fromString("rwxr-x--x"));

        edit("a.txt", new Edit("one", "two", null));
        edit("b.txt", new Edit("one", "two", null));

        assertThat(files.bytes("a.txt")).isEqualTo("\uFEFFé two\r\n".getBytes(UTF_16BE));
        assertThat(files.bytes("b.txt")).isEqualTo("\u00E9 two".getBytes(ISO_8859_1));
        assertThat(Files.getPosixFilePermissions(root.resolve("b.txt")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    }

    @Test
    void refuses_if_the_file_has_another_version_than_the_model_knows() {
        files.with("a.txt", "one\n");
        String version = files.workspace.version("a.txt");
        files.with("a.txt", "one!\n");

        assertThatThrownBy(() -> files.all.editFile("a.txt", List.of(new Edit("one", "two", null)), version, false))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "stale: 'a.txt' has version %s now, not %s. Nothing was written. Read it again, and base the edits on"
                                + " what it is now.",
                        files.workspace.version("a.txt"), version);
        assertThat(files.text("a.txt")).isEqualTo("one!\n");
    }

    @Test
    void shows_what_changed_since_the_version_that_the_model_read_or_wrote() {
        files.with("a.txt", "one\ntwo\nthree\n");
        files.all.readFile("a.txt", 1, 2000);
        String read = files.workspace.version("a.txt");
        files.with("a.txt", "one\n2\nthree\n");
        String now = files.workspace.version("a.txt");

        assertThatThrownBy(() -> files.all.editFile("a.txt", List.of(new Edit("one", "1", null)), read, false))
                .hasMessage("""
                        stale: 'a.txt' has version %s now, not %s. Nothing was written. This is what changed; base the edits on it:
                        1	one
                        2-	two
                        2+	2
                        3	three
                        """, now, read);
        assertThatThrownBy(() -> files.all.writeFile("a.txt", "x", WriteFile.Mode.OVERWRITE, read))
                .hasMessageStartingWith("stale: 'a.txt' has version %s now, not %s.", now, read)
                .hasMessageEndingWith(" This is what changed:\n1\tone\n2-\ttwo\n2+\t2\n3\tthree\n");
        edit("a.txt", new Edit("one", "1", null));
        String edited = files.workspace.version("a.txt");
        files.with("a.txt", "1\n2\n");
        assertThatThrownBy(() -> files.all.editFile("a.txt", List.of(new Edit("1", "x", null)), edited, false))
                .hasMessageEndingWith("base the edits on it:\n1\t1\n2\t2\n3-\tthree\n");
    }

    @Test
    void refuses_edits_without_effect() {
        files.with("a.txt", "one\n");

        assertThatThrownBy(() -> edit("a.txt")).hasMessage("edits is empty: give at least one, with old and new.");
        assertThatThrownBy(() -> edit("a.txt", new Edit("one", "two", null), new Edit("two", "one", null)))
                .hasMessage(
                        "edits take back each other, so 'a.txt' would not change. Give only those that shall stay.");
    }

    @Test
    void refuses_binary_and_too_large_files() {
        files.with("a.bin", "a\0b").with("b.txt", new byte[(8 << 20) + 1]);

        assertThatThrownBy(() -> edit("a.bin", new Edit("a", "b", null)))
                .hasMessage("not_text: 'a.bin' is a binary file, and only text can be changed. Nothing was"
                        + " written. Change what it was made from.");
        assertThatThrownBy(() -> edit("b.txt", new Edit("a", "b", null)))
                .hasMessage(
                        "too_large: 'b.txt' is larger than 8.0 MB, the most that can be changed in place. Write what you"
                                + " need to a new file.");
    }

    private String edit(String path, Edit... edits) {
        return files.all.editFile(path, List.of(edits), null, false);
    }
}
