package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be written altogether. */
class QuotaTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void every_way_to_write_counts_its_bytes() {
        Workspace view = workspace.limited(WorkspaceLimits.defaults().maxWrittenBytes(6));

        view.write("a", new byte[2], WriteMode.CREATE);
        view.write("a", new byte[2], WriteMode.OVERWRITE);
        view.write("a", new byte[2], WriteMode.APPEND);

        assertRefused(Code.QUOTA, () -> view.write("b", new byte[1], WriteMode.CREATE));
        assertRefused(Code.QUOTA, () -> view.write("a", new byte[1], WriteMode.OVERWRITE));
        assertRefused(Code.QUOTA, () -> view.write("a", new byte[1], WriteMode.APPEND));
        view.write("a", new byte[0], WriteMode.OVERWRITE);
        assertThat(root.resolve("a")).isEmptyFile();
    }

    @Test
    void every_file_and_directory_that_is_made_counts() {
        Workspace view = workspace.limited(WorkspaceLimits.defaults().maxNewFiles(7));

        view.write("d/a", new byte[0], WriteMode.CREATE); // 2
        view.createDirectories("e/f"); // 2
        view.move("d/a", "g/h/a", false); // 2
        view.move("g/h/a", "d/a", false); // nothing new
        view.write("d/a", new byte[1], WriteMode.OVERWRITE);
        view.createDirectories("e/f");
        view.write("b", new byte[0], WriteMode.APPEND); // 1

        assertRefused(Code.QUOTA, () -> view.write("c", new byte[0], WriteMode.CREATE));
        assertRefused(Code.QUOTA, () -> view.createDirectories("i"));
        assertRefused(Code.QUOTA, () -> view.move("b", "i/b", false));
        assertThat(view.move("b", "c", false)).isEqualTo("c");
        assertThat(view.delete("d", true)).isEqualTo(2);
        assertRefused(Code.QUOTA, () -> view.write("d", new byte[0], WriteMode.CREATE));
    }

    @Test
    void what_is_refused_takes_nothing() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        Files.createSymbolicLink(root.resolve("link"), Path.of("a"));
        Workspace view =
                workspace.limited(WorkspaceLimits.defaults().maxWrittenBytes(4).maxNewFiles(2));

        assertRefused(Code.EXISTS, () -> view.write("a", new byte[4], WriteMode.CREATE));
        assertRefused(Code.STALE, () -> view.write("a", new byte[4], WriteMode.OVERWRITE, "000000000000"));
        assertRefused(Code.SYMLINK, () -> view.write("link", new byte[4], WriteMode.OVERWRITE));
        assertRefused(Code.PROTECTED, () -> view.write(".git/x", new byte[4], WriteMode.CREATE));
        assertRefused(Code.QUOTA, () -> view.write("x/y/z", new byte[4], WriteMode.CREATE));
        assertRefused(Code.QUOTA, () -> view.write("x", new byte[5], WriteMode.CREATE));
        assertRefused(Code.QUOTA, () -> view.createDirectories("x/y/z"));
        assertRefused(Code.EXISTS, () -> view.createDirectories("a"));
        assertRefused(Code.NOT_FOUND, () -> view.move("nothing", "x/y", false));
        assertRefused(Code.INVALID_PATH, () -> view.move("a", "x/y/", false));

        assertThat(view.write("x/y", new byte[4], WriteMode.CREATE).size()).isEqualTo(4);
    }

    @Test
    void what_fails_gives_back_all_but_the_directories_that_it_made() {
        byte[] large = new byte[8 << 20];
        Workspace view = workspace.limited(
                WorkspaceLimits.defaults().maxWrittenBytes(large.length).maxNewFiles(2));

        Thread.currentThread().interrupt();
        assertRefused(Code.IO, () -> view.write("x/y", large, WriteMode.CREATE));
        assertThat(Thread.interrupted()).isTrue();

        assertThat(root.resolve("x/y")).doesNotExist();
        assertThat(view.write("x/y", large, WriteMode.CREATE).created()).isTrue();
        assertRefused(Code.QUOTA, () -> view.createDirectories("z"));
    }

    @Test
    void many_who_write_at_once_never_exceed_it_and_use_all_of_it() throws Exception {
        int bytes = 1000;
        Workspace view = workspace.limited(
                WorkspaceLimits.defaults().maxWrittenBytes(bytes).maxNewFiles(60));
        Callable<Boolean> writer = () -> {
            for (int i = 0; i < 40; i++) {
                String path = "f" + ThreadLocalRandom.current().nextInt(100) + "-" + System.nanoTime();
                try {
                    view.write(path, new byte[10 + ThreadLocalRandom.current().nextInt(20)], WriteMode.CREATE);
                } catch (WorkspaceException e) {
                    assertThat(e.code()).isEqualTo(Code.QUOTA);
                }
            }
            return true;
        };

        together(writer, 4);
        fillUp(view);

        assertThat(sizes().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(bytes);
        assertThat(sizes().count()).isLessThanOrEqualTo(60);
        assertRefused(Code.QUOTA, () -> view.write("more", new byte[bytes], WriteMode.CREATE));
    }

    /** Takes what is left, byte by byte. */
    private void fillUp(Workspace view) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            String any = files.findFirst().orElseThrow().getFileName().toString();
            while (true) {
                view.write(any, new byte[1], WriteMode.APPEND);
            }
        } catch (WorkspaceException e) {
            assertThat(e.code()).isEqualTo(Code.QUOTA);
        }
    }

    @Test
    void of_many_who_want_the_last_file_one_gets_it() throws Exception {
        for (int round = 0; round < 30; round++) {
            Workspace view = workspace.limited(WorkspaceLimits.defaults().maxNewFiles(1));
            String prefix = round + "-";
            Callable<Boolean> writer = () -> {
                try {
                    view.write(prefix + Thread.currentThread().getId(), new byte[0], WriteMode.CREATE);
                    return true;
                } catch (WorkspaceException e) {
                    return false;
                }
            };

            assertThat(together(writer, 3)).containsOnlyOnce(true);
        }
    }

    private static List<Boolean> together(Callable<Boolean> task, int times) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> future : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> task).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private Stream<Long> sizes() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(path -> path.toFile().length()).toList().stream();
        }
    }
}
