package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.WorkspaceException.Code;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way out of a workspace that its authors could think of. The table says with which code each operation is refused;
 * {@code -} means that it is allowed, and belongs to another test.
 */
class AttackTest {

    @TempDir
    Path host;

    Path root;
    TreeSnapshot planted;
    Workspace workspace;

    /** {@code host/w} is the workspace; {@code host/w_evil} and {@code host/outside} must stay as they are. */
    @BeforeEach
    void plant() throws IOException, InterruptedException {
        root = Files.createDirectory(host.resolve("w"));
        Files.writeString(Files.createDirectory(host.resolve("w_evil")).resolve("secret"), "secret");
        Files.writeString(Files.createDirectory(host.resolve("outside")).resolve("secret"), "secret");
        Files.writeString(Files.createDirectory(root.resolve("in")).resolve("file"), "inside");
        Files.writeString(Files.createDirectory(root.resolve(".git")).resolve("config"), "[core]");
        Files.writeString(root.resolve("plain"), "plain");

        link("to-file", "in/file");
        link("to-dir", "in");
        link("in/up", "../plain");
        link("out-file", "../outside/secret");
        link("out-dir", "../outside");
        link("out-and-back", "../w/in");
        link("in/out-deep", "../../outside");
        link("abs-out", host.resolve("outside").toString());
        link("abs-in", root.resolve("in").toString());
        link("chain", "to-chain");
        link("to-chain", "out-dir");
        link("loop", "loop2");
        link("loop2", "loop");
        link("self", "self");
        link("dangling", "nowhere");
        link("dangling-out", "../outside/new");
        link("device", "/dev/zero");
        link("proc-root", "/proc/self/root");
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
        }
        planted = TreeSnapshot.of(host);
        workspace = Workspace.at(root);
    }

    @AfterEach
    void removeLinksOutOfTheTemporaryDirectory() throws IOException {
        Files.deleteIfExists(root.resolve("device"));
        Files.deleteIfExists(root.resolve("proc-root"));
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = false, textBlock = """
                    # path                  | read            | list            | write           | mkdir           | delete       | move         | move to

                    # Paths that leave.
                    ..                      | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    ../w_evil/secret        | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    ../w_evil               | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    ../w/plain              | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    ../new                  | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    in/../../outside/secret | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    ./.././w/plain          | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    in//..//../w_evil       | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    ../../../../etc/passwd  | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    /etc/passwd             | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    //etc/passwd            | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE
                    /                       | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE         | OUTSIDE      | OUTSIDE      | OUTSIDE

                    # Paths through something that is no directory, or is not there.
                    nowhere/../../outside   | NOT_FOUND       | NOT_FOUND       | NOT_FOUND       | NOT_FOUND       | NOT_FOUND    | NOT_FOUND    | NOT_FOUND
                    nowhere/../plain        | NOT_FOUND       | NOT_FOUND       | NOT_FOUND       | NOT_FOUND       | NOT_FOUND    | NOT_FOUND    | NOT_FOUND
                    plain/../plain          | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY
                    plain/                  | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY
                    plain/x                 | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY

                    # What looks like more than a path, but is taken literally.
                    ~/x                     | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    $HOME                   | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    %2e%2e/w_evil/secret    | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    ..%2fw_evil             | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    file:///etc/passwd      | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    ..\\w_evil\\secret      | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    .../w_evil              | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    ．．/w_evil/secret       | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    ‥/w_evil/secret         | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -
                    in∕file                 | NOT_FOUND       | NOT_FOUND       | -               | -               | NOT_FOUND    | NOT_FOUND    | -

                    # Links that stay within: read through, never changed through. Deleting or moving one means the link.
                    to-file                 | -               | NOT_A_DIRECTORY | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    to-dir                  | IS_DIRECTORY    | -               | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    to-dir/                 | IS_DIRECTORY    | -               | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    to-dir/file             | -               | NOT_A_DIRECTORY | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    to-dir/new/er           | NOT_FOUND       | NOT_FOUND       | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    to-dir/../plain         | -               | NOT_A_DIRECTORY | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    in/up                   | -               | NOT_A_DIRECTORY | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    dangling                | NOT_FOUND       | NOT_FOUND       | SYMLINK         | SYMLINK         | -            | -            | EXISTS

                    # Links that lead out, or nowhere.
                    out-file                | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    out-dir                 | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    out-dir/                | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    out-dir/secret          | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    out-dir/new             | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    out-dir/../w/plain      | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    out-and-back            | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    out-and-back/file       | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    in/out-deep/secret      | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    abs-out                 | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    abs-out/secret          | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    abs-in                  | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    abs-in/file             | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    chain/secret            | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    proc-root/etc/passwd    | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    dangling-out            | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    loop                    | SYMLINK         | SYMLINK         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    loop/x                  | SYMLINK         | SYMLINK         | SYMLINK         | SYMLINK         | SYMLINK      | SYMLINK      | SYMLINK
                    self                    | SYMLINK         | SYMLINK         | SYMLINK         | SYMLINK         | -            | -            | EXISTS

                    # What is no file.
                    fifo                    | NOT_REGULAR     | NOT_A_DIRECTORY | NOT_REGULAR     | EXISTS          | -            | -            | EXISTS
                    fifo/x                  | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY | NOT_A_DIRECTORY
                    socket                  | NOT_REGULAR     | NOT_A_DIRECTORY | NOT_REGULAR     | EXISTS          | -            | -            | EXISTS
                    device                  | OUTSIDE         | OUTSIDE         | SYMLINK         | SYMLINK         | -            | -            | EXISTS
                    in                      | IS_DIRECTORY    | -               | IS_DIRECTORY    | -               | NOT_EMPTY    | -            | EXISTS
                    .                       | IS_DIRECTORY    | -               | IS_DIRECTORY    | -               | INVALID_PATH | INVALID_PATH | EXISTS
                    in/..                   | IS_DIRECTORY    | -               | IS_DIRECTORY    | -               | INVALID_PATH | INVALID_PATH | EXISTS

                    # Names that are protected from changes, and what some file system takes for the same.
                    .git                    | IS_DIRECTORY    | -               | PROTECTED       | -               | PROTECTED    | PROTECTED    | PROTECTED
                    .git/config             | -               | NOT_A_DIRECTORY | PROTECTED       | EXISTS          | PROTECTED    | PROTECTED    | PROTECTED
                    .git/hooks/pre-commit   | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    in/.git                 | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    in/../.git/x            | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .GIT/x                  | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .gIt                    | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .ｇit/x                 | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .gıt/x                  | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .git./x                 | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    '.git /x'               | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    '.git. .'               | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .git::$INDEX_ALLOCATION | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    GIT~1/x                 | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .g\u200cit/x            | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .hawser/sessions/s.jsonl | NOT_FOUND      | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .s3files-lost+found-abc/x | NOT_FOUND     | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED
                    .hawser-tmp-0123        | NOT_FOUND       | NOT_FOUND       | PROTECTED       | PROTECTED       | NOT_FOUND    | NOT_FOUND    | PROTECTED

                    # Names that nobody would see or read right.
                    in/a\u202etxt.exe       | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    in/a\u200bb             | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    in/a\u2066b             | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    in/\ufeffa              | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    in/a\u3164              | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    'in/a\u0007/b'          | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    'in/a\u001b[31m'        | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | INVALID_PATH    | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    in/a\ud800              | INVALID_PATH    | INVALID_PATH    | INVALID_PATH    | INVALID_PATH    | INVALID_PATH | INVALID_PATH | INVALID_PATH
                    ''                      | INVALID_PATH    | INVALID_PATH    | INVALID_PATH    | INVALID_PATH    | INVALID_PATH | INVALID_PATH | INVALID_PATH
                    new/                    | NOT_FOUND       | NOT_FOUND       | INVALID_PATH    | -               | NOT_FOUND    | NOT_FOUND    | INVALID_PATH
                    """)
    void is_refused_and_changes_nothing(
            String path,
            String read,
            String list,
            String write,
            String mkdir,
            String delete,
            String move,
            String moveTo)
            throws IOException {
        byte[] content = "evil".getBytes(UTF_8);

        expect(read, () -> workspace.read(path));
        expect(read, () -> workspace.open(path).close());
        expect(read, () -> workspace.version(path));
        expect(list, () -> workspace.list(path, 10, null));
        expect(list, () -> workspace.walk(path, WalkOptions.defaults(), new Everything()));
        expect(list, () -> workspace.subtree(path));
        expect(write, () -> workspace.write(path, content, WriteMode.OVERWRITE));
        expect(write, () -> workspace.write(path, content, WriteMode.APPEND));
        expect(mkdir, () -> workspace.createDirectories(path));
        expect(delete, () -> workspace.delete(path, false));
        expect(move, () -> workspace.move(path, "moved", true));
        expect(moveTo, () -> workspace.move("plain", path, true));
    }

    private void expect(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable operation)
            throws IOException {
        if (code.equals("-")) {
            return;
        }
        String message = Refusals.assertRefused(Code.valueOf(code), operation);
        assertThat(message).doesNotContain(host.toString());
        assertThat(TreeSnapshot.of(host)).isEqualTo(planted);
    }

    @Test
    void a_name_or_path_that_is_too_long_is_refused() throws IOException {
        String longestName = "n".repeat(255);
        String path1024 = (longestName + "/").repeat(4).substring(0, 1024);

        expect("INVALID_PATH", () -> workspace.write("n".repeat(256), new byte[0], WriteMode.CREATE));
        expect("INVALID_PATH", () -> workspace.write("é".repeat(128), new byte[0], WriteMode.CREATE));
        expect(
                "INVALID_PATH",
                () -> workspace.write(path1024.substring(0, 1020) + "/abcd", new byte[0], WriteMode.CREATE));
        expect("INVALID_PATH", () -> workspace.createDirectories("d/".repeat(129)));
        expect("INVALID_PATH", () -> workspace.read("a\0b"));

        assertThat(workspace.write(longestName, new byte[0], WriteMode.CREATE).created())
                .isTrue();
        assertThat(workspace.createDirectories("d/".repeat(128))).isTrue();
        assertThat(workspace.list("d/".repeat(128), 1, null).entries()).isEmpty();
    }

    @Test
    void an_absolute_path_is_refused_even_if_it_leads_into_the_workspace() throws IOException {
        TreeSnapshot before = TreeSnapshot.of(host);
        String path = root.resolve("plain").toString();

        assertThat(Refusals.assertRefused(Code.OUTSIDE, () -> workspace.read(path)))
                .contains("relative to the workspace");
        Refusals.assertRefused(Code.OUTSIDE, () -> workspace.write(path, new byte[0], WriteMode.OVERWRITE));
        assertThat(TreeSnapshot.of(host)).isEqualTo(before);
    }

    @Test
    void deleting_or_moving_a_link_leaves_what_it_points_at() throws IOException {
        TreeSnapshot outside = TreeSnapshot.of(host.resolve("outside"));

        assertThat(workspace.delete("out-file", false)).isEqualTo(1);
        assertThat(workspace.delete("out-dir", true)).isEqualTo(1);
        assertThat(workspace.move("abs-out", "in/moved", false)).isEqualTo("in/moved");

        assertThat(Files.isSymbolicLink(root.resolve("in/moved"))).isTrue();
        assertThat(root.resolve("out-file")).doesNotExist();
        assertThat(root.resolve("out-dir")).doesNotExist();
        assertThat(TreeSnapshot.of(host.resolve("outside"))).isEqualTo(outside);
        Refusals.assertRefused(Code.OUTSIDE, () -> workspace.read("in/moved/secret"));
    }

    @Test
    void deleting_a_directory_deletes_the_links_in_it_and_not_what_they_point_at() throws IOException {
        TreeSnapshot outside = TreeSnapshot.of(host.resolve("outside"));

        assertThat(workspace.delete("in", true)).isEqualTo(4);

        assertThat(root.resolve("in")).doesNotExist();
        assertThat(root.resolve("plain")).hasContent("plain");
        assertThat(TreeSnapshot.of(host.resolve("outside"))).isEqualTo(outside);
    }

    @Test
    void a_hard_link_to_a_file_outside_is_never_written_through() throws IOException {
        Files.createLink(root.resolve("hard"), host.resolve("outside/secret"));

        workspace.write("hard", "changed".getBytes(UTF_8), WriteMode.OVERWRITE);
        Files.createLink(root.resolve("hard2"), host.resolve("outside/secret"));
        workspace.write("hard2", "changed".getBytes(UTF_8), WriteMode.APPEND);

        assertThat(root.resolve("hard")).hasContent("changed");
        assertThat(root.resolve("hard2")).hasContent("secretchanged");
        assertThat(host.resolve("outside/secret")).hasContent("secret");
    }

    @Test
    void listings_show_no_target_outside() {
        assertThat(workspace.list(".", 100, null).entries())
                .filteredOn(entry -> entry.type() == FileType.LINK)
                .extracting(entry -> entry.name() + " -> " + entry.linkTarget())
                .containsExactly(
                        "abs-in -> (outside the workspace)",
                        "abs-out -> (outside the workspace)",
                        "chain -> to-chain",
                        "dangling -> nowhere",
                        "dangling-out -> (outside the workspace)",
                        "device -> (outside the workspace)",
                        "loop -> loop2",
                        "loop2 -> loop",
                        "out-and-back -> (outside the workspace)",
                        "out-dir -> (outside the workspace)",
                        "out-file -> (outside the workspace)",
                        "proc-root -> (outside the workspace)",
                        "self -> self",
                        "to-chain -> out-dir",
                        "to-dir -> in",
                        "to-file -> in/file");
    }

    /** Visits all and goes everywhere. */
    private static final class Everything implements WalkVisitor<Integer> {

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            return directory.depth();
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Integer directory) {
            return FileVisitResult.CONTINUE;
        }
    }
}
