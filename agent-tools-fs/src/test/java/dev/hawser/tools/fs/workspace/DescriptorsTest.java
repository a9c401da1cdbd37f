package dev.hawser.tools.fs.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsTest {

    private static final Path OPEN = Path.of("/proc/self/fd");

    @TempDir
    Path host;

    Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(host.resolve("w"));
    }

    @Test
    void ten_thousand_operations_leave_no_descriptor_open() throws Exception {
        assumeThat(OPEN).as("counting needs Linux").isDirectory();
        plant();

        repeat(20);
        long before = open();
        repeat(200);

        assertThat(open()).isLessThanOrEqualTo(before + 5);
    }

    @Test
    void a_thousand_workspaces_keep_no_more_open_than_one() throws IOException {
        assumeThat(OPEN).as("counting needs Linux").isDirectory();
        for (int i = 0; i < 200; i++) {
            Files.createDirectories(root.resolve("d" + i + "/e"));
        }
        for (int i = 0; i < 100; i++) {
            Workspace.at(root.resolve("d" + i)).list("e", 1, null);
        }
        long before = open();
        for (int i = 0; i < 1000; i++) {
            Workspace.at(root.resolve("d" + i % 200)).list("e", 1, null);
        }

        assertThat(open()).isLessThanOrEqualTo(before + 5);
    }

    private void plant() throws Exception {
        Files.createDirectories(root.resolve("d/e/f"));
        Files.writeString(root.resolve("d/e/f/file"), "x");
        Files.createSymbolicLink(root.resolve("d/out"), Path.of("../../outside"));
        Files.createSymbolicLink(root.resolve("d/loop"), Path.of("loop"));
        Files.createSymbolicLink(root.resolve("in"), Path.of("d/e/../e"));
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private void repeat(int times) {
        Workspace workspace = Workspace.at(root);
        Workspace small = workspace.limited(
                WorkspaceLimits.defaults().maxReadBytes(0).maxFileBytes(1).maxNewFiles(1));
        byte[] content = "content".getBytes(UTF_8);
        List<Runnable> operations = List.of(
                () -> workspace.read("d/e/f/file"),
                () -> workspace.read("in/f/../f/file"),
                () -> workspace.read("d/e/nothing"),
                () -> workspace.read("d/out/x"),
                () -> workspace.read("d/loop"),
                () -> workspace.read("d/e/f/file/x"),
                () -> workspace.read("fifo"),
                () -> small.read("d/e/f/file"),
                () -> close(workspace.open("in/f/file")),
                () -> close(workspace.open("d/out/x")),
                () -> close(workspace.open("fifo")),
                () -> workspace.version("d/e/nothing"),
                () -> workspace.version("fifo"),
                () -> workspace.list("d/e", 10, null),
                () -> workspace.list("d/e/f/file", 10, null),
                () -> workspace.list("d/out", 10, null),
                () -> workspace.info("in"),
                () -> workspace.info("in/nothing"),
                () -> workspace.subtree("d/out"),
                () -> workspace.subtree("d/e/f/file"),
                () -> workspace.version("d/e/f/file"),
                () -> workspace.subtree("in").read("f/file"),
                () -> workspace.walk(".", WalkOptions.defaults().threads(2), new Stopping(3)),
                () -> workspace.walk(".", WalkOptions.defaults().threads(2), new Stopping(1_000)),
                () -> workspace.walk("in", WalkOptions.defaults().maxEntries(1), new Stopping(1_000)),
                () -> workspace.walk("d/e/f/file", WalkOptions.defaults(), new Stopping(1_000)),
                () -> workspace.walk(".", WalkOptions.defaults().threads(2), new Failing()),
                () -> workspace.write("d/new/er/a", content, WriteMode.CREATE),
                () -> workspace.write("d/new/er/a", content, WriteMode.CREATE),
                () -> workspace.write("d/new/er/a", content, WriteMode.APPEND),
                () -> workspace.write("d/new/er/a", content, WriteMode.OVERWRITE, "000000000000"),
                () -> workspace.write("d/new/er/a", content, WriteMode.APPEND, workspace.version("d/new/er/a")),
                () -> workspace.durable().write("d/new/er/a", content, WriteMode.OVERWRITE),
                () -> workspace.readOnly().write("d/new/er/a", content, WriteMode.OVERWRITE),
                () -> small.write("d/new/er/a", content, WriteMode.APPEND),
                () -> small.createDirectories("d/small/er"),
                () -> workspace.write("d/out/a", content, WriteMode.CREATE),
                () -> workspace.write("fifo", content, WriteMode.OVERWRITE),
                () -> workspace.createDirectories("d/new/er/still/newer"),
                () -> workspace.createDirectories("d/new/er/a/b"),
                () -> workspace.write("d/new/c", content, WriteMode.CREATE),
                () -> workspace.move("d/new/c", "d/new/er/a", false),
                () -> workspace.move("d/new/c", "d/new/er/a", true),
                () -> workspace.move("d/new/er/a", "d/out/a", true),
                () -> workspace.move("d/nothing", "d/new/b", true),
                () -> workspace.move("d/new/er/a", "d/new/b", false),
                () -> workspace.move("d/new", "d/newer", false),
                () -> workspace.move("d/newer", "d/newer/x", false),
                () -> workspace.delete("d/nothing", false),
                () -> workspace.delete("d/newer", false),
                () -> workspace.delete("d/newer", true));
        for (int i = 0; i < times; i++) {
            for (Runnable operation : operations) {
                try {
                    operation.run();
                } catch (WorkspaceException | IllegalStateException e) {
                    // half of them are meant to fail
                }
            }
        }
    }

    private static void close(SeekableByteChannel channel) {
        try (channel) {
            channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long open() throws IOException {
        try (Stream<Path> descriptors = Files.list(OPEN)) {
            return descriptors.count();
        }
    }

    /** Throws in the middle of the walk. */
    private static final class Failing implements WalkVisitor<Integer> {

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            return directory.depth();
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Integer directory) {
            if (entry.depth() > 2) {
                throw new IllegalStateException("a visitor that fails");
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Ends the walk after some entries. */
    private static final class Stopping implements WalkVisitor<Integer> {

        private int left;

        Stopping(int left) {
            this.left = left;
        }

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            return 0;
        }

        @Override
        public synchronized FileVisitResult visit(WalkEntry entry, Integer directory) {
            return left-- > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
