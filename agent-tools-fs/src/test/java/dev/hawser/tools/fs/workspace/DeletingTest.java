package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletingTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void deletes_a_file_and_an_empty_directory() throws IOException {
        Files.createFile(root.resolve("a"));
        Files.createDirectory(root.resolve("d"));

        assertThat(workspace.delete("a", false)).isEqualTo(1);
        assertThat(workspace.delete("d/", false)).isEqualTo(1);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void deletes_a_full_directory_only_if_asked_to() throws IOException {
        Files.createDirectories(root.resolve("d/e/f"));
        for (int i = 0; i < 300; i++) {
            Files.createFile(root.resolve("d/e/" + i));
        }

        assertThat(assertRefused(Code.NOT_EMPTY, () -> workspace.delete("d", false)))
                .contains("recursively");
        assertThat(workspace.delete("d", true)).isEqualTo(303);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void what_a_crash_left_in_a_directory_does_not_keep_it_from_being_deleted() throws IOException {
        Files.createDirectory(root.resolve("d"));
        Files.createFile(root.resolve("d/.hawser-tmp-1"));

        assertThat(workspace.delete("d", false)).isEqualTo(1);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void deletes_nothing_of_a_directory_that_holds_what_is_protected() throws IOException {
        Files.createDirectories(root.resolve("d/e/.git"));
        Files.createFile(root.resolve("d/a"));
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThat(assertRefused(Code.PROTECTED, () -> workspace.delete("d", true)))
                .contains("contains 'd/e/.git'");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void names_what_is_missing() {
        assertRefused(Code.NOT_FOUND, () -> workspace.delete("nothing", true));
    }

    @Test
    void a_name_that_could_not_be_created_can_be_deleted() throws IOException {
        Files.createFile(root.resolve("a\u202eb\n"));

        assertThat(workspace.delete("a\u202eb\n", false)).isEqualTo(1);

        assertThat(root).isEmptyDirectory();
    }
}
