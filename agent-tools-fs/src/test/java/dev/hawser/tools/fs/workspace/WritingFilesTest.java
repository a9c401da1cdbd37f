package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingFilesTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void creates_a_file_and_the_directories_above_it() throws IOException {
        WriteResult result = write("a/b/c.txt", "hello", WriteMode.CREATE);

        assertThat(result).isEqualTo(new WriteResult("a/b/c.txt", true, 5, "2cf24dba5fb0"));
        assertThat(root.resolve("a/b/c.txt")).hasContent("hello");
        assertThat(names()).containsExactly("a", "a/b", "a/b/c.txt");
    }

    @Test
    void a_new_file_has_the_permissions_that_any_new_file_gets() throws IOException {
        Files.createFile(root.resolve("like"));

        write("a", "x", WriteMode.CREATE);

        assertThat(Files.getPosixFilePermissions(root.resolve("a")))
                .isEqualTo(Files.getPosixFilePermissions(root.resolve("like")));
    }

    @Test
    void refuses_to_create_what_exists() throws IOException {
        Files.writeString(root.resolve("a"), "old");

        assertRefused(Code.EXISTS, () -> write("a", "new", WriteMode.CREATE));

        assertThat(root.resolve("a")).hasContent("old");
    }

    @Test
    void overwrites_the_whole_content_or_creates_it() throws IOException {
        Files.writeString(root.resolve("a"), "a long old content");

        assertThat(write("a", "new", WriteMode.OVERWRITE).created()).isFalse();
        assertThat(write("b", "new", WriteMode.OVERWRITE).created()).isTrue();

        assertThat(root.resolve("a")).hasContent("new");
        assertThat(root.resolve("b")).hasContent("new");
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void appends_to_the_end_or_creates_it() throws IOException {
        Files.writeString(root.resolve("a"), "one\n");

        assertThat(write("a", "two\n", WriteMode.APPEND))
                .isEqualTo(new WriteResult("a", false, 8, Versions.of("one\ntwo\n".getBytes(UTF_8))));
        write("b", "one", WriteMode.APPEND);

        assertThat(root.resolve("a")).hasContent("one\ntwo\n");
        assertThat(root.resolve("b")).hasContent("one");
    }

    @Test
    void appends_to_a_file_larger_than_any_buffer() throws IOException {
        byte[] old = "0123456789".repeat(100_000).getBytes(UTF_8);
        Files.write(root.resolve("a"), old);

        assertThat(write("a", "end", WriteMode.APPEND).size()).isEqualTo(old.length + 3);

        assertThat(Files.readString(root.resolve("a"))).isEqualTo(new String(old, UTF_8) + "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rw-------", "rw-rw-r--", "-w-------", "r-xrwxr-x"})
    void an_existing_file_keeps_its_permissions(String permissions) throws IOException {
        Path file = Files.writeString(root.resolve("a"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        write("a", "new", WriteMode.OVERWRITE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }

    @Test
    void a_file_that_nobody_may_write_is_left_alone() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertRefused(Code.DENIED, () -> write("a", "new", WriteMode.OVERWRITE));
        assertRefused(Code.DENIED, () -> write("a", "new", WriteMode.APPEND));

        assertThat(file).hasContent("old");
    }

    @Test
    void writes_if_the_version_is_the_one_that_was_read() throws IOException {
        Files.writeString(root.resolve("a"), "one");
        String version = workspace.read("a").version();

        WriteResult first = workspace.write("a", "two".getBytes(UTF_8), WriteMode.OVERWRITE, version);
        workspace.write("a", "three".getBytes(UTF_8), WriteMode.APPEND, first.version());

        assertThat(root.resolve("a")).hasContent("twothree");
    }

    @Test
    void refuses_if_the_file_changed_or_went_since_it_was_read() throws IOException {
        Files.writeString(root.resolve("a"), "one");
        String version = workspace.read("a").version();
        Files.writeString(root.resolve("a"), "two");

        for (WriteMode mode : List.of(WriteMode.OVERWRITE, WriteMode.APPEND)) {
            assertThat(assertRefused(Code.STALE, () -> workspace.write("a", new byte[1], mode, version)))
                    .contains(version, workspace.version("a"), "Read it again");
        }
        assertThat(root.resolve("a")).hasContent("two");

        Files.delete(root.resolve("a"));
        assertRefused(Code.STALE, () -> workspace.write("a", new byte[1], WriteMode.OVERWRITE, version));
        assertThat(names()).isEmpty();
    }

    @Test
    void refuses_if_another_process_changes_the_file_while_the_new_content_is_written() throws Exception {
        byte[] content = new byte[32 << 20];
        boolean inTime = false;
        for (int round = 0; round < 20 && !inTime; round++) {
            Files.writeString(root.resolve("a"), "read");
            String version = workspace.version("a");
            Callable<Object> writer = () -> workspace.write("a", content, WriteMode.OVERWRITE, version);
            Callable<Object> otherProcess = () -> changeWhileWritten("a", content.length);

            List<Object> outcomes = together(List.of(writer, otherProcess));

            inTime = outcomes.get(1).equals(true);
            if (inTime) {
                assertThat(outcomes.get(0)).isEqualTo(Code.STALE);
                assertThat(root.resolve("a")).hasContent("changed");
            }
        }
        assumeThat(inTime).as("the other process was ever fast enough").isTrue();
    }

    /** Waits for the new file to come, changes the old one, and returns whether the new one was still incomplete then. */
    private boolean changeWhileWritten(String name, long size) throws IOException {
        while (true) {
            try (Stream<Path> files = Files.list(root)) {
                Path written =
                        files.filter(path -> !path.endsWith(name)).findFirst().orElse(null);
                if (written != null) {
                    Files.writeString(root.resolve(name), "changed");
                    return Files.exists(written) && Files.size(written) < size;
                }
            } catch (NoSuchFileException e) {
                return false;
            }
            if (Files.size(root.resolve(name)) == size) {
                return false;
            }
        }
    }

    @Test
    void of_two_writers_who_read_the_same_version_exactly_one_wins() throws Exception {
        Files.writeString(root.resolve("a"), "start");
        Workspace other = Workspace.at(root);
        for (int round = 0; round < 100; round++) {
            String version = workspace.version("a");
            byte[] one = ("one " + round).getBytes(UTF_8);
            byte[] two = ("two " + round).getBytes(UTF_8);

            List<Object> outcomes = together(List.of(
                    () -> workspace.write("a", one, WriteMode.OVERWRITE, version),
                    () -> other.write("a", two, WriteMode.OVERWRITE, version)));

            assertThat(outcomes.stream().filter(WriteResult.class::isInstance)).hasSize(1);
            assertThat(outcomes.stream().filter(Code.STALE::equals)).hasSize(1);
            byte[] winner = outcomes.get(0) instanceof WriteResult ? one : two;
            assertThat(Files.readAllBytes(root.resolve("a"))).isEqualTo(winner);
        }
    }

    @Test
    void of_two_who_create_the_same_file_exactly_one_wins() throws Exception {
        for (int round = 0; round < 100; round++) {
            String path = "d" + round + "/new";

            List<Object> outcomes = together(
                    List.of(() -> write(path, "one", WriteMode.CREATE), () -> write(path, "two", WriteMode.CREATE)));

            assertThat(outcomes.stream().filter(WriteResult.class::isInstance)).hasSize(1);
            assertThat(outcomes.stream().filter(Code.EXISTS::equals)).hasSize(1);
        }
    }

    @Test
    void nothing_that_several_append_is_lost() throws Exception {
        Callable<Object> appender = () -> {
            for (int i = 0; i < 50; i++) {
                write("log", "line\n", WriteMode.APPEND);
            }
            return "done";
        };

        assertThat(together(List.of(appender, appender, appender))).containsOnly("done");

        assertThat(Files.readString(root.resolve("log"))).isEqualTo("line\n".repeat(150));
        assertThat(names()).containsExactly("log");
    }

    private static List<Object> together(List<Callable<Object>> callables) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callables.size());
        try {
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : threads.invokeAll(callables)) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private static Object outcome(Future<Object> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(WorkspaceException.class);
            return ((WorkspaceException) e.getCause()).code();
        }
    }

    private WriteResult write(String path, String content, WriteMode mode) {
        return workspace.write(path, content.getBytes(UTF_8), mode);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !path.equals(root))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
