package dev.hawser.tools.fs.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Every way out of a workspace that its authors, or those of other sandboxes, could think of. The table is in
 * {@code attacks.csv}: a row for each path, and a column for each kind of operation with the code that it is refused with.
 */
class AttackTest {

    private static final Pattern UNICODE = Pattern.compile("\\\\u(\\p{XDigit}{4})");
    private static final Pattern REPEATED = Pattern.compile("\\((.+?)\\*(\\d+)\\)");
    private static final byte[] EVIL = "evil".getBytes(UTF_8);

    @TempDir
    static Path host;

    static AttackTree tree;
    static Workspace workspace;

    @BeforeAll
    static void plant() throws IOException {
        tree = AttackTree.plant(host);
        workspace = Workspace.at(tree.root);
    }

    @AfterEach
    void plantAgainWhatChanged() throws IOException {
        tree.assertUnchangedOutside();
    }

    @AfterAll
    static void removeLinksOutOfTheTemporaryDirectory() throws IOException {
        tree.uproot();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "attacks.csv", delimiter = '|', quoteCharacter = '\'')
    void is_refused_and_changes_nothing(
            String written,
            String read,
            String info,
            String list,
            String write,
            String mkdir,
            String delete,
            String move,
            String moveTo)
            throws IOException {
        String path = unescape(written);

        expect(
                read,
                () -> assertNoSecret(path, workspace.read(path).bytes()),
                () -> workspace.open(path).close(),
                () -> workspace.version(path));
        expect(info, () -> workspace.info(path));
        expect(
                list,
                () -> workspace.list(path, 10, null),
                () -> workspace.walk(path, WalkOptions.defaults(), new Everything()),
                () -> workspace.subtree(path));
        expect(
                write,
                () -> workspace.write(path, EVIL, WriteMode.CREATE),
                () -> workspace.write(path, EVIL, WriteMode.OVERWRITE),
                () -> workspace.write(path, EVIL, WriteMode.APPEND));
        expect(mkdir, () -> workspace.createDirectories(path));
        expect(delete, () -> workspace.delete(path, false));
        expect(delete.equals("NOT_EMPTY") ? "-" : delete, () -> workspace.delete(path, true));
        expect(move, () -> workspace.move(path, "moved", false));
        expect(moveTo, () -> workspace.move("plain", path, true));
    }

    private void expect(String code, ThrowingCallable... operations) throws IOException {
        for (ThrowingCallable operation : operations) {
            if (code.equals("-")) {
                attempt(operation);
            } else {
                assertNoHostPath(Refusals.refusal(Code.valueOf(code), operation));
            }
        }
        if (code.equals("-")) {
            tree.assertUnchangedOutside();
        } else {
            tree.assertUnchanged();
        }
    }

    /** Does what is allowed. It may fail all the same: a file can't be created twice. */
    private void attempt(ThrowingCallable operation) {
        try {
            operation.call();
        } catch (WorkspaceException e) {
            assertNoHostPath(e);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private void assertNoHostPath(WorkspaceException refusal) {
        for (Throwable told = refusal; told != null; told = told.getCause()) {
            assertThat(String.valueOf(told.getMessage()))
                    .doesNotContain(host.toString())
                    .doesNotContain(host.getFileName().toString());
        }
    }

    /** A hard link can't be told from a file. */
    private static void assertNoSecret(String path, byte[] content) {
        assertThat(new String(content, UTF_8).equals(AttackTree.SECRET)).isEqualTo(path.equals("hard"));
    }

    /** {@code \}{@code u202e} stands for that character, and {@code (x*3)} for {@code xxx}. */
    static String unescape(String written) {
        String repeated = REPEATED.matcher(written).replaceAll(AttackTest::repeat);
        return UNICODE.matcher(repeated)
                .replaceAll(hit -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
    }

    private static String repeat(MatchResult hit) {
        return Matcher.quoteReplacement(hit.group(1).repeat(Integer.parseInt(hit.group(2))));
    }

    @Test
    void the_longest_names_and_paths_are_allowed() {
        String longestName = "n".repeat(255);

        assertThat(workspace.write(longestName, new byte[0], WriteMode.CREATE).created())
                .isTrue();
        assertThat(workspace.createDirectories("d/".repeat(128))).isTrue();
        assertThat(workspace.list("d/".repeat(128), 1, null).entries()).isEmpty();
    }

    @Test
    void an_absolute_path_is_refused_even_if_it_leads_into_the_workspace() throws IOException {
        String path = tree.root.resolve("plain").toString();

        assertThat(Refusals.assertRefused(Code.OUTSIDE, () -> workspace.read(path)))
                .contains("relative to the workspace");
        Refusals.assertRefused(Code.OUTSIDE, () -> workspace.write(path, EVIL, WriteMode.OVERWRITE));
        tree.assertUnchanged();
    }

    @Test
    void a_real_device_is_neither_read_nor_written() throws Exception {
        Path device = tree.root.resolve("zero");
        int made = new ProcessBuilder("mknod", device.toString(), "c", "1", "5")
                .start()
                .waitFor();
        assumeThat(made).as("only root makes devices").isZero();

        Refusals.assertRefused(Code.NOT_REGULAR, () -> workspace.read("zero"));
        Refusals.assertRefused(Code.NOT_REGULAR, () -> workspace.open("zero"));
        Refusals.assertRefused(Code.NOT_REGULAR, () -> workspace.version("zero"));
        Refusals.assertRefused(Code.NOT_REGULAR, () -> workspace.write("zero", EVIL, WriteMode.APPEND));
        assertThat(workspace.info("zero").type()).isEqualTo(FileType.OTHER);
    }

    @Test
    void deleting_or_moving_a_link_leaves_what_it_points_at() throws IOException {
        assertThat(workspace.delete("out-file", false)).isEqualTo(1);
        assertThat(workspace.delete("out-dir", true)).isEqualTo(1);
        assertThat(workspace.move("abs-out", "in/moved", false)).isEqualTo("in/moved");

        assertThat(Files.isSymbolicLink(tree.root.resolve("in/moved"))).isTrue();
        assertThat(tree.root.resolve("out-file")).doesNotExist();
        assertThat(tree.root.resolve("out-dir")).doesNotExist();
        Refusals.assertRefused(Code.OUTSIDE, () -> workspace.read("in/moved/secret"));
        tree.assertUnchangedOutside();
    }

    @Test
    void deleting_a_directory_deletes_the_links_in_it_and_not_what_they_point_at() throws IOException {
        assertThat(workspace.delete("in", true)).isEqualTo(5);

        assertThat(tree.root.resolve("in")).doesNotExist();
        assertThat(tree.root.resolve("plain")).hasContent("plain");
        tree.assertUnchangedOutside();
    }

    @Test
    void a_hard_link_to_a_file_outside_is_never_written_through() {
        workspace.write("hard", "changed".getBytes(UTF_8), WriteMode.APPEND);

        assertThat(tree.root.resolve("hard")).hasContent(AttackTree.SECRET + "changed");
        assertThat(host.resolve("outside/secret")).hasContent(AttackTree.SECRET);
    }

    @Test
    void listings_show_no_target_outside() {
        assertThat(workspace.list(".", 100, null).entries())
                .filteredOn(entry -> entry.type() == FileType.LINK)
                .filteredOn(entry -> !entry.linkTarget().equals("(outside the workspace)"))
                .extracting(entry -> entry.name() + " -> " + entry.linkTarget())
                .containsExactly(
                        "chain1 -> chain2",
                        "chain2 -> chain3",
                        "chain3 -> chain4",
                        "chain4 -> chain5",
                        "chain5 -> chain6",
                        "chain6 -> chain7",
                        "chain7 -> chain8",
                        "chain8 -> chain9",
                        "chain9 -> in",
                        "dangling -> nowhere",
                        "loop -> loop2",
                        "loop2 -> loop",
                        "self -> self",
                        "to-dir -> in",
                        "to-file -> in/file",
                        "to-git -> .git",
                        "to-out -> out-dir",
                        "to-tmp -> .hawser-tmp-1");
    }

    @Test
    void what_is_unfinished_is_shown_nowhere() {
        Everything everything = new Everything();
        workspace.walk(".", WalkOptions.defaults(), everything);

        assertThat(workspace.list(".", 100, null).entries())
                .extracting(FileInfo::name)
                .doesNotContain(".hawser-tmp-1");
        assertThat(everything.names).contains("plain").doesNotContain(".hawser-tmp-1");
    }

    /** Visits all and goes everywhere. */
    private static final class Everything implements WalkVisitor<Integer> {

        private final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            return directory.depth();
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Integer directory) {
            names.add(entry.name());
            return FileVisitResult.CONTINUE;
        }
    }
}
