package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.patch.PatchParser;
import dev.hawser.tools.fs.workspace.Change;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceLimits;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patch of which a step fails when others are done. */
class AllOrNothingTest {

    private static final String PATCH = """
            *** Begin Patch
            *** Update File: a.txt
            @@
            -a
            +A
            *** Update File: d/b.txt
            *** Move to: x/y/b.txt
            @@
            -b
            +B
            *** Add File: n/m/new.txt
            +new
            *** Delete File: c.txt
            *** Delete File: d/link
            *** End Patch
            """;

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() throws IOException {
        files = new TemporaryWorkspace(root)
                .with("a.txt", "a\r\n")
                .with("d/b.txt", "b")
                .with("c.txt", "c\n")
                .with("other/o.txt", "o\n");
        Files.createSymbolicLink(root.resolve("d/link"), Path.of("b.txt"));
        Files.setPosixFilePermissions(root.resolve("a.txt"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setPosixFilePermissions(root.resolve("c.txt"), PosixFilePermissions.fromString("rw-r-----"));
    }

    @AfterEach
    void letBeDeleted() throws IOException {
        Files.setPosixFilePermissions(root.resolve("d"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whichever_step_fails_all_files_are_as_they_were() throws IOException {
        TreeMap<String, String> before = snapshot();
        List<Change> steps = plan(files.workspace).steps();
        assertThat(steps).hasSize(6);

        for (int i = 0; i <= steps.size(); i++) {
            List<Change> failing = new ArrayList<>(steps);
            failing.add(i, new Change.Move("nothing", "nowhere/at/all"));

            assertThatThrownBy(() -> files.workspace.change(failing))
                    .isInstanceOf(ToolException.class)
                    .hasMessageStartingWith("nothing was changed: not_found: 'nothing' does not exist.")
                    .hasMessageEndingWith(" All files are as they were.");
            assertThat(snapshot()).as("failed at step %d", i).isEqualTo(before);
        }
        files.workspace.change(steps);
        assertThat(snapshot().keySet())
                .contains("a.txt", "x/y/b.txt", "n/m/new.txt")
                .doesNotContain("c.txt", "d/link");
    }

    @Test
    void a_quota_that_ends_in_the_middle_is_as_full_as_before() throws IOException {
        TreeMap<String, String> before = snapshot();
        for (int bytes = 0; bytes < 8; bytes++) {
            Workspace limited =
                    files.workspace.limited(WorkspaceLimits.defaults().maxWrittenBytes(bytes));

            assertThatThrownBy(() -> apply(limited))
                    .hasMessageStartingWith("nothing was changed: quota: writing ")
                    .hasMessageEndingWith(" All files are as they were.");
            assertThat(snapshot()).as("%d bytes", bytes).isEqualTo(before);
            limited.write("filler", new byte[bytes], WriteMode.CREATE);
            files.workspace.delete("filler", false);
        }
        for (int count = 0; count < 5; count++) {
            Workspace limited =
                    files.workspace.limited(WorkspaceLimits.defaults().maxNewFiles(count));

            assertThatThrownBy(() -> apply(limited)).hasMessageStartingWith("nothing was changed: quota: ");
            assertThat(snapshot()).as("%d files", count).isEqualTo(before);
        }
        apply(files.workspace.limited(
                WorkspaceLimits.defaults().maxWrittenBytes(8).maxNewFiles(5)));
    }

    @Test
    void a_directory_that_may_not_be_written_leaves_all_as_it_was() throws IOException {
        Files.setPosixFilePermissions(root.resolve("d"), PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(root.resolve("d")))
                .as("root writes everywhere")
                .isFalse();
        TreeMap<String, String> before = snapshot();

        assertThatThrownBy(() -> apply(files.workspace))
                .hasMessageStartingWith("nothing was changed: denied: ")
                .hasMessageContaining("'d/b.txt'")
                .hasMessageEndingWith(" All files are as they were.");
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void a_file_that_somebody_changes_meanwhile_leaves_all_as_it_was_but_that() throws IOException {
        Iterable<Change> steps = before(Change.Write.class, "n/m/new.txt", () -> {
            files.with("n/m/new.txt", "not mine");
        });
        TreeMap<String, String> before = snapshot();

        assertThatThrownBy(() -> files.workspace.change(steps))
                .hasMessageStartingWith("nothing was changed: exists: 'n/m/new.txt' exists already.")
                .hasMessageEndingWith(" All files are as they were.");
        assertThat(files.text("n/m/new.txt")).isEqualTo("not mine");
        files.workspace.delete("n", true);
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void what_was_changed_since_the_plan_is_refused() throws IOException {
        for (String path : List.of("a.txt", "d/b.txt", "c.txt")) {
            String old = files.text(path);
            List<Change> steps = plan(files.workspace).steps();
            files.with(path, "changed");
            TreeMap<String, String> before = snapshot();

            assertThatThrownBy(() -> files.workspace.change(steps))
                    .hasMessageStartingWith("nothing was changed: stale: '" + path + "'")
                    .hasMessageEndingWith(" All files are as they were.");
            assertThat(snapshot()).isEqualTo(before);
            files.with(path, old);
        }
    }

    @Test
    void says_which_files_could_not_be_put_back() {
        Iterable<Change> steps = before(Change.Delete.class, "c.txt", () -> {
            files.with("a.txt", "changed by another").with("n/m/their.txt", "theirs");
            files.workspace.delete("c.txt", false);
        });

        assertThatThrownBy(() -> files.workspace.change(steps))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("the changes failed halfway: not_found: 'c.txt' does not exist.")
                .hasMessageContaining(
                        " What was done before could not be undone altogether. These are not as they were:\n"
                                + "n/m: not_empty: 'n/m' is a directory that is not empty.")
                .hasMessageContaining("\na.txt: somebody else changed it meanwhile; it was left as it is now\n")
                .hasMessageEndingWith("\nAll others are as they were. Look at these before you go on.");
        assertThat(files.text("a.txt")).isEqualTo("changed by another");
        assertThat(files.text("d/b.txt")).isEqualTo("b");
        assertThat(root.resolve("n/m/new.txt")).doesNotExist();
        assertThat(root.resolve("x")).doesNotExist();
    }

    @Test
    void an_interrupt_undoes_what_was_done_and_stays() throws IOException {
        TreeMap<String, String> before = snapshot();
        Iterable<Change> steps = before(
                Change.Write.class, "n/m/new.txt", () -> Thread.currentThread().interrupt());
        try {
            assertThatThrownBy(() -> files.workspace.change(steps))
                    .hasMessageEndingWith(" All files are as they were.");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(snapshot()).isEqualTo(before);
    }

    /** Returns the steps of the patch; does something just before one of them is taken. */
    private Iterable<Change> before(Class<? extends Change> type, String path, Runnable action) {
        List<Change> steps = plan(files.workspace).steps();
        return () -> steps.stream()
                .peek(step -> {
                    if (type.isInstance(step) && step.path().equals(path)) {
                        action.run();
                    }
                })
                .iterator();
    }

    private static PatchPlan plan(Workspace workspace) {
        return PatchPlanner.plan(workspace, PatchParser.parse(PATCH));
    }

    private static void apply(Workspace workspace) {
        workspace.change(plan(workspace).steps());
    }

    /** Types, permissions, contents and link targets; not times, which a change that is undone leaves behind. */
    private TreeMap<String, String> snapshot() throws IOException {
        TreeMap<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
                String what = Files.isSymbolicLink(path)
                        ? "-> " + Files.readSymbolicLink(path)
                        : Files.isDirectory(path) ? "directory" : new String(Files.readAllBytes(path), UTF_8);
                entries.put(root.relativize(path).toString(), PosixFilePermissions.toString(mode) + " " + what);
            }
        }
        return entries;
    }
}
