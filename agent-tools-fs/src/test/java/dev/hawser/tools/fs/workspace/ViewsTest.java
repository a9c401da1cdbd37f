package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.at(root);
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("src/main/a"), "12345");
        Files.writeString(root.resolve("top"), "top");
    }

    @Test
    void a_read_only_view_reads_and_changes_nothing() throws IOException {
        Workspace view = workspace.subtree("src").readOnly();
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThat(view.read("main/a").bytes()).hasSize(5);
        assertRefused(Code.READ_ONLY, () -> view.write("b", new byte[0], WriteMode.CREATE));
        assertRefused(Code.READ_ONLY, () -> view.createDirectories("main"));
        assertRefused(Code.READ_ONLY, () -> view.delete("main/a", false));
        assertRefused(Code.READ_ONLY, () -> view.move("main/a", "b", false));
        assertRefused(
                Code.READ_ONLY, () -> view.limited(WorkspaceLimits.defaults()).delete("main", true));

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void a_durable_view_makes_the_same_changes() throws IOException {
        Workspace view = workspace.durable().subtree("src");

        assertThat(view.write("new/er/a", new byte[1], WriteMode.CREATE).created())
                .isTrue();
        assertThat(view.write("main/a", new byte[1], WriteMode.APPEND).size()).isEqualTo(6);
        assertThat(view.move("new/er/a", "moved/a", false)).isEqualTo("moved/a");
        assertThat(view.move("moved/a", "main/a", true)).isEqualTo("main/a");
        assertThat(view.createDirectories("main/b/c")).isTrue();
        assertThat(view.delete("new", true)).isEqualTo(2);
        assertThat(view.delete("main/a", false)).isEqualTo(1);
        assertRefused(Code.READ_ONLY, () -> view.readOnly().delete("main", true));

        assertThat(root.resolve("src/main/b/c")).isEmptyDirectory();
        assertThat(root.resolve("src/moved")).isEmptyDirectory();
        assertThat(root.resolve("src/new")).doesNotExist();
    }

    @Test
    void paths_in_a_subtree_are_relative_to_it_in_both_directions() {
        Workspace view = workspace.subtree("src");

        assertThat(view.read("main/a").path()).isEqualTo("main/a");
        assertThat(view.info(".").path()).isEqualTo(".");
        assertThat(view.list(".", 10, null).entries().get(0).path()).isEqualTo("main");
        assertThat(view.write("main/new/b", new byte[0], WriteMode.CREATE).path())
                .isEqualTo("main/new/b");
        assertThat(view.move("main/new/b", "b", false)).isEqualTo("b");
        assertThat(view.subtree("main").read("a").path()).isEqualTo("a");
        assertThat(assertRefused(Code.NOT_FOUND, () -> view.read("mein/a"))).contains("Similar paths: 'main'");
        assertThat(root.resolve("src/b")).exists();
    }

    @Test
    void a_subtree_can_t_be_left_though_the_workspace_goes_on() throws IOException {
        Files.createSymbolicLink(root.resolve("src/out"), Path.of("../top"));
        Files.createSymbolicLink(root.resolve("src/in"), Path.of("main/a"));
        Workspace view = workspace.subtree("src");

        assertThat(workspace.read("src/out").path()).isEqualTo("top");
        assertThat(view.read("in").path()).isEqualTo("main/a");
        assertRefused(Code.OUTSIDE, () -> view.read("out"));
        assertRefused(Code.OUTSIDE, () -> view.read("../top"));
        assertRefused(Code.OUTSIDE, () -> view.read("../src/main/a"));
        assertRefused(Code.OUTSIDE, () -> view.subtree(".."));
        assertThat(view.info("out").linkTarget()).isEqualTo("(outside the workspace)");
    }

    @Test
    void a_subtree_is_refused_once_a_link_or_nothing_takes_its_place() throws IOException {
        Workspace view = workspace.subtree("src/main");
        Files.createDirectory(root.resolve("other"));
        Files.writeString(root.resolve("other/a"), "other");

        Files.move(root.resolve("src/main"), root.resolve("src/gone"));
        assertRefused(Code.NOT_FOUND, () -> view.read("a"));
        Files.createSymbolicLink(root.resolve("src/main"), Path.of("../other"));
        assertRefused(Code.NOT_A_DIRECTORY, () -> view.read("a"));
        assertRefused(Code.NOT_A_DIRECTORY, () -> view.write("a", new byte[0], WriteMode.OVERWRITE));

        assertThat(root.resolve("other/a")).hasContent("other");
    }

    @Test
    void a_subtree_is_an_existing_directory() {
        assertRefused(Code.NOT_FOUND, () -> workspace.subtree("nothing"));
        assertRefused(Code.NOT_A_DIRECTORY, () -> workspace.subtree("top"));
    }

    @Test
    void a_subtree_of_what_is_protected_is_protected() throws IOException {
        Files.createDirectories(root.resolve(".git/hooks"));
        Workspace view = workspace.subtree(".git/hooks");

        assertRefused(Code.PROTECTED, () -> view.write("pre-commit", new byte[0], WriteMode.CREATE));
        assertRefused(Code.PROTECTED, () -> view.createDirectories("x"));
    }

    @Test
    void more_names_can_be_protected() throws IOException {
        Files.writeString(root.resolve(".env"), "");
        Workspace view = workspace.protecting(".env", "secret-*");

        assertRefused(Code.PROTECTED, () -> view.write(".ENV", new byte[0], WriteMode.OVERWRITE));
        assertRefused(Code.PROTECTED, () -> view.write("src/.env/x", new byte[0], WriteMode.CREATE));
        assertRefused(Code.PROTECTED, () -> view.delete(".env", false));
        assertRefused(Code.PROTECTED, () -> view.move("top", "Secret-1", false));
        assertRefused(Code.PROTECTED, () -> view.createDirectories(".git/x"));
        assertThat(view.write(".env.example", new byte[0], WriteMode.CREATE).created())
                .isTrue();
        assertThat(workspace.write(".env", new byte[0], WriteMode.OVERWRITE).created())
                .isFalse();
        assertThatThrownBy(() -> workspace.protecting("a/b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without '/'");
    }

    @Test
    void a_limit_bounds_what_is_read_and_written_at_once() throws IOException {
        Workspace view =
                workspace.limited(WorkspaceLimits.defaults().maxReadBytes(5).maxFileBytes(7));

        assertThat(view.read("src/main/a").bytes()).hasSize(5);
        assertThat(view.write("src/main/a", "67".getBytes(UTF_8), WriteMode.APPEND)
                        .size())
                .isEqualTo(7);
        assertRefused(Code.TOO_LARGE, () -> view.read("src/main/a"));
        assertRefused(Code.TOO_LARGE, () -> view.write("src/main/a", new byte[1], WriteMode.APPEND));
        assertRefused(Code.TOO_LARGE, () -> view.write("new/b", new byte[8], WriteMode.CREATE));

        assertThat(root.resolve("src/main/a")).hasContent("1234567");
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void a_view_narrows_the_bounds_of_the_workspace_and_never_widens_them() {
        Workspace narrow = Workspace.at(root, WorkspaceLimits.defaults().maxReadBytes(4));

        assertRefused(
                Code.TOO_LARGE, () -> narrow.limited(WorkspaceLimits.defaults()).read("src/main/a"));
        assertRefused(Code.TOO_LARGE, () -> narrow.read("src/main/a"));
    }

    @Test
    void a_quota_bounds_what_is_written_altogether() {
        Workspace view =
                workspace.limited(WorkspaceLimits.defaults().maxWrittenBytes(10).maxNewFiles(3));

        view.write("d/a", new byte[4], WriteMode.CREATE);
        view.write("d/a", new byte[4], WriteMode.OVERWRITE);
        assertRefused(Code.QUOTA, () -> view.write("d/a", new byte[3], WriteMode.APPEND));
        assertRefused(Code.EXISTS, () -> view.write("d/a", new byte[2], WriteMode.CREATE));
        view.write("d/a", new byte[2], WriteMode.APPEND);

        assertRefused(Code.QUOTA, () -> view.createDirectories("e/f"));
        assertThat(view.createDirectories("e")).isTrue();
        assertRefused(Code.QUOTA, () -> view.write("b", new byte[0], WriteMode.CREATE));
        assertRefused(Code.QUOTA, () -> view.move("d/a", "g/a", false));

        assertThat(root.resolve("d/a")).hasSize(6);
        assertThat(root.resolve("e")).isEmptyDirectory();
        assertThat(root.resolve("b")).doesNotExist();
    }

    @Test
    void the_quota_of_a_view_of_a_view_counts_for_both() {
        Workspace outer = workspace.limited(WorkspaceLimits.defaults().maxWrittenBytes(10));
        Workspace inner =
                outer.subtree("src").limited(WorkspaceLimits.defaults().maxWrittenBytes(8));

        inner.write("a", new byte[5], WriteMode.CREATE);
        assertRefused(Code.QUOTA, () -> inner.write("b", new byte[4], WriteMode.CREATE));
        outer.write("c", new byte[4], WriteMode.CREATE);
        assertRefused(Code.QUOTA, () -> inner.write("d", new byte[2], WriteMode.CREATE));
        inner.write("e", new byte[1], WriteMode.CREATE);
        assertRefused(Code.QUOTA, () -> outer.write("f", new byte[1], WriteMode.CREATE));
    }
}
