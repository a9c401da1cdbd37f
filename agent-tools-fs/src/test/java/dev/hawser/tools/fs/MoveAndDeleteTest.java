package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools that move, delete and make directories. */
class MoveAndDeleteTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root)
                .with("a.txt", "a")
                .with("b.txt", "b")
                .with("d/e/f.txt", "f");
    }

    @Test
    void moves_to_a_full_path() {
        assertThat(files.all.moveFile("a.txt", "x//y/./z.txt", false)).isEqualTo("Moved a.txt to x/y/z.txt.\n");
        assertThat(files.all.moveFile("d", "x/d", false)).isEqualTo("Moved d to x/d.\n");

        assertThat(files.text("x/y/z.txt")).isEqualTo("a");
        assertThat(files.text("x/d/e/f.txt")).isEqualTo("f");
        assertThat(root.resolve("a.txt")).doesNotExist();
    }

    @Test
    void shows_the_call_that_replaces_a_file() throws IOException {
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThatThrownBy(() -> files.all.moveFile("a.txt", "b.txt", false))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "exists: 'b.txt' exists already. Choose another path, or ask to overwrite it. Next: move_file"
                                + " {\"from\":\"a.txt\",\"to\":\"b.txt\",\"overwrite\":true}");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
        assertThat(files.all.moveFile("a.txt", "b.txt", true)).isEqualTo("Moved a.txt to b.txt.\n");
        assertThat(files.text("b.txt")).isEqualTo("a");
    }

    @Test
    void shows_the_call_that_moves_into_a_directory() {
        for (String directory : new String[] {"d", "d/"}) {
            assertThatThrownBy(() -> files.all.moveFile("a.txt", directory, false))
                    .hasMessage(
                            "exists: '%s' is a directory. Give the full new path, with the new name at its end. Next:"
                                    + " move_file {\"from\":\"a.txt\",\"to\":\"d/a.txt\"}",
                            directory);
        }
    }

    @Test
    void suggests_no_call_that_would_be_refused_too() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("a.txt"));

        assertThatThrownBy(() -> files.all.moveFile("d", "a.txt", false)).hasMessageEndingWith("ask to overwrite it.");
        assertThatThrownBy(() -> files.all.moveFile("a.txt", "link", true))
                .hasMessageEndingWith("only a file can replace a file. Choose another path.");
    }

    @Test
    void deletes_and_says_how_much() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("a.txt"));

        assertThat(files.all.deleteFile("link", false)).isEqualTo("Deleted link.\n");
        assertThat(files.all.deleteFile("a.txt", false)).isEqualTo("Deleted a.txt.\n");
        assertThat(files.all.deleteFile("d", true))
                .isEqualTo("Deleted d and all that was in it, 3 entries altogether.\n");
        assertThat(root).isDirectoryNotContaining(path -> !path.endsWith("b.txt"));
    }

    @Test
    void shows_the_call_that_deletes_a_full_directory() throws IOException {
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThatThrownBy(() -> files.all.deleteFile("d", false))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "not_empty: 'd' is a directory that is not empty. Delete it recursively if all of it shall go."
                                + " Next: delete_file {\"path\":\"d\",\"recursive\":true}");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void makes_directories_once() {
        assertThat(files.all.makeDirectory("d/x/y")).isEqualTo("d/x/y was created.\n");
        assertThat(files.all.makeDirectory("d/x/y")).isEqualTo("d/x/y is there already.\n");
        assertThat(root.resolve("d/x/y")).isEmptyDirectory();
        assertThatThrownBy(() -> files.all.makeDirectory("a.txt"))
                .hasMessage("exists: 'a.txt' exists and is not a directory. Choose another name.");
    }
}
