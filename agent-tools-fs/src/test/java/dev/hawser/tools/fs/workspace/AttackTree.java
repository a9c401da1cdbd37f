package dev.hawser.tools.fs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A workspace {@code w} full of traps. Beside it are {@code w_evil} and {@code outside}, which nothing in the workspace may
 * read or change, and which have the same {@code secret}.
 */
final class AttackTree {

    static final String SECRET = "a secret";

    private static final int LONG_CHAIN = 9;

    final Path host;
    final Path root;
    private TreeSnapshot planted;

    private AttackTree(Path host) {
        this.host = host;
        this.root = host.resolve("w");
    }

    static AttackTree plant(Path host) throws IOException {
        AttackTree tree = new AttackTree(host);
        Files.writeString(Files.createDirectory(host.resolve("w_evil")).resolve("secret"), SECRET);
        Files.writeString(Files.createDirectory(host.resolve("outside")).resolve("secret"), SECRET);
        Files.createDirectory(tree.root);
        tree.plantWorkspace();
        return tree;
    }

    private void plantWorkspace() throws IOException {
        Files.writeString(Files.createDirectory(root.resolve("in")).resolve("file"), "inside");
        Files.writeString(Files.createDirectory(root.resolve(".git")).resolve("config"), "[core]");
        Files.writeString(root.resolve("plain"), "plain");
        Files.writeString(root.resolve(".hawser-tmp-1"), "unfinished");
        Files.createLink(root.resolve("hard"), host.resolve("outside/secret"));
        plantLinksThatStay();
        plantLinksThatLeave();
        plantSpecialFiles();
        planted = TreeSnapshot.of(host);
    }

    private void plantLinksThatStay() throws IOException {
        link("to-file", "in/file");
        link("to-dir", "in");
        link("to-git", ".git");
        link("to-tmp", ".hawser-tmp-1");
        link("in/up", "../plain");
        link("dangling", "nowhere");
        link("loop", "loop2");
        link("loop2", "loop");
        link("self", "self");
        for (int i = 1; i < LONG_CHAIN; i++) {
            link("chain" + i, "chain" + (i + 1));
        }
        link("chain" + LONG_CHAIN, "in");
    }

    private void plantLinksThatLeave() throws IOException {
        link("out-file", "../outside/secret");
        link("out-dir", "../outside");
        link("out-evil", "../w_evil");
        link("out-and-back", "../w/in");
        link("out-parent", "..");
        link("in/out-deep", "../../outside");
        link("in/out-far", "../../../../../../../../../../../../etc/passwd");
        link("out-by-detour", "in/../../outside");
        link("to-out", "out-dir");
        link("dangling-out", "../outside/new");
        link("abs-out", host.resolve("outside").toString());
        link("abs-in", root.resolve("in").toString());
        link("abs-root", "/");
        link("device", "/dev/zero");
        link("proc-root", "/proc/self/root");
        link("proc-cwd", "/proc/self/cwd");
        link("proc-fd", "/proc/self/fd/0");
    }

    private void plantSpecialFiles() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
        }
        try {
            assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    /** Asserts that nothing changed, within and without. */
    void assertUnchanged() throws IOException {
        assertThat(TreeSnapshot.of(host)).isEqualTo(planted);
    }

    /** Asserts that what is beside the workspace is as it was planted, and plants the workspace again if it changed. */
    void assertUnchangedOutside() throws IOException {
        TreeSnapshot now = TreeSnapshot.of(host);
        assertThat(now.beside("w")).isEqualTo(planted.beside("w"));
        if (!now.equals(planted)) {
            uproot();
            plantWorkspace();
        }
    }

    /** Deletes everything in the workspace. */
    void uproot() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(path -> !path.equals(root))
                    .sorted(Comparator.reverseOrder())
                    .forEach(all::add);
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
