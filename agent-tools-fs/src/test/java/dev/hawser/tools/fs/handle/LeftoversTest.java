package dev.hawser.tools.fs.handle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.tools.fs.workspace.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path root;

    DirectoryHandle directory;

    @BeforeEach
    void open() throws IOException {
        directory = DirectoryHandle.open(root);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void what_is_older_than_an_hour_is_deleted() throws IOException {
        Path file = Files.createFile(root.resolve(TemporaryName.next().text()));
        Path empty = Files.createDirectory(root.resolve(TemporaryName.next().text()));
        Path link = Files.createSymbolicLink(root.resolve(TemporaryName.next().text()), Path.of("nowhere"));
        age(file, Duration.ofMinutes(61));
        age(empty, Duration.ofMinutes(61));

        sweepAll();

        assertThat(left()).as("links have the time of their making").containsExactly(link);
    }

    @Test
    void what_is_younger_stays() throws IOException {
        Path file = Files.createFile(root.resolve(TemporaryName.next().text()));
        age(file, Duration.ofMinutes(59));

        sweepAll();

        assertThat(left()).containsExactly(file);
    }

    @Test
    void a_directory_that_is_not_empty_stays() throws IOException {
        Path directory = Files.createDirectory(root.resolve(TemporaryName.next().text()));
        Files.createFile(directory.resolve("file"));
        age(directory, Duration.ofDays(1));

        sweepAll();

        assertThat(directory.resolve("file")).exists();
    }

    @Test
    void what_this_process_is_writing_stays_however_old() throws IOException {
        try (PendingFile file = PendingFile.create(directory)) {
            file.write(ByteBuffer.wrap("content".getBytes(UTF_8)));
            age(left().get(0), Duration.ofDays(1));

            sweepAll();

            file.finish();
            file.replace(Name.of("name"));
        }
        assertThat(root.resolve("name")).hasContent("content");
    }

    @Test
    void what_another_process_is_writing_stays_however_old_until_that_process_is_killed() throws Exception {
        try (ChildJvm child = ChildJvm.start(SlowWriter.class, root)) {
            assertThat(child.readLine()).isEqualTo("writing");
            age(left().get(0), Duration.ofDays(1));

            sweepAll();
            assertThat(left()).hasSize(1);

            child.kill();
            sweepAll();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void a_file_that_was_swept_while_it_was_written_fails_to_get_its_name() throws IOException {
        Files.writeString(root.resolve("name"), "old");
        try (PendingFile file = PendingFile.create(directory)) {
            file.write(ByteBuffer.wrap("new".getBytes(UTF_8)));
            Files.delete(left().get(0));
            file.finish();

            assertThatThrownBy(() -> file.replace(Name.of("name"))).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(root.resolve("name")).hasContent("old");
    }

    private void sweepAll() throws IOException {
        for (Path path : left()) {
            Leftovers.sweep(directory, Name.of(path.getFileName().toString()));
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(path -> TemporaryName.matches(path.getFileName().toString()))
                    .toList();
        }
    }

    private static void age(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }

    /** Begins to write a file, and never ends. */
    static final class SlowWriter {

        private SlowWriter() {}

        public static void main(String[] args) throws Exception {
            try (DirectoryHandle directory = DirectoryHandle.open(Path.of(args[0]));
                    PendingFile file = PendingFile.create(directory)) {
                file.write(ByteBuffer.wrap("half".getBytes(UTF_8)));
                System.out.println("writing");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }
}
