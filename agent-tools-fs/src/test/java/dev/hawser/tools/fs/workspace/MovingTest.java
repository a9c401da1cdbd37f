package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.at(root);
        Files.createDirectories(root.resolve("d/e"));
        Files.writeString(root.resolve("d/e/f"), "deep");
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");
    }

    @Test
    void renames_a_file() {
        assertThat(workspace.move("a", "./c", false)).isEqualTo("c");

        assertThat(root.resolve("a")).doesNotExist();
        assertThat(root.resolve("c")).hasContent("a");
    }

    @Test
    void moves_a_directory_with_all_that_is_in_it_to_a_place_that_it_makes() {
        assertThat(workspace.move("d", "new/er/d2/", false)).isEqualTo("new/er/d2");

        assertThat(root.resolve("d")).doesNotExist();
        assertThat(root.resolve("new/er/d2/e/f")).hasContent("deep");
    }

    @Test
    void never_replaces_what_exists_unless_asked_to() throws IOException {
        assertRefused(Code.EXISTS, () -> workspace.move("a", "b", false));
        assertThat(root.resolve("b")).hasContent("b");

        workspace.move("a", "b", true);
        assertThat(root.resolve("b")).hasContent("a");
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void never_replaces_a_directory_nor_a_file_by_a_directory() throws IOException {
        Files.createDirectory(root.resolve("empty"));
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThat(assertRefused(Code.EXISTS, () -> workspace.move("a", "d", true)))
                .contains("Give the full new path");
        assertRefused(Code.EXISTS, () -> workspace.move("a", "empty/", true));
        assertRefused(Code.EXISTS, () -> workspace.move("d", "empty", true));
        assertRefused(Code.EXISTS, () -> workspace.move("d", "a", true));

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void refuses_to_replace_a_file_by_itself() throws IOException {
        Files.createLink(root.resolve("c"), root.resolve("a"));
        TreeSnapshot before = TreeSnapshot.of(root);

        assertRefused(Code.EXISTS, () -> workspace.move("a", "a", true));
        assertThat(assertRefused(Code.EXISTS, () -> workspace.move("a", "c", true)))
                .contains("same file");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void refuses_to_move_a_directory_into_itself_or_a_file_to_a_directory_s_path() throws IOException {
        TreeSnapshot before = TreeSnapshot.of(root);

        assertRefused(Code.INVALID_PATH, () -> workspace.move("d", "d/e/d", false));
        assertRefused(Code.INVALID_PATH, () -> workspace.move("d", "./d/../d/x/y", false));
        assertRefused(Code.INVALID_PATH, () -> workspace.move("a", "c/", false));

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void refuses_to_move_a_directory_that_holds_what_is_protected() throws IOException {
        Files.createDirectories(root.resolve("d/e/.git"));
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThat(assertRefused(Code.PROTECTED, () -> workspace.move("d", "new/d", false)))
                .contains("contains 'd/e/.git'");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void names_the_new_path_if_that_is_what_the_system_denies() throws IOException {
        Path denied = Files.createDirectory(root.resolve("denied"));
        Files.setPosixFilePermissions(denied, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(denied)).as("root writes everywhere").isFalse();

        assertThat(assertRefused(Code.DENIED, () -> workspace.move("a", "denied/a", false)))
                .contains("'denied/a'");

        assertThat(root.resolve("a")).hasContent("a");
    }

    @Test
    void names_the_missing_source() {
        assertThat(assertRefused(Code.NOT_FOUND, () -> workspace.move("d/e/g", "x", false)))
                .contains("Similar paths: 'd/e/f'");
        assertThat(root.resolve("x")).doesNotExist();
    }
}
