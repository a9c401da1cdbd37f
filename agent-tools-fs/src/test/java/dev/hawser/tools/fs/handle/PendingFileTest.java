package dev.hawser.tools.fs.handle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {

    private static final Name NAME = Name.of("name");

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
    void a_kill_at_any_point_leaves_the_old_content_or_the_new() throws IOException {
        Files.writeString(root.resolve("name"), "old");

        try (PendingFile file = PendingFile.create(directory)) {
            assertThat(root.resolve("name")).hasContent("old");
            file.write(ByteBuffer.wrap("ne".getBytes(UTF_8)));
            file.write(ByteBuffer.wrap("w".getBytes(UTF_8)));
            assertThat(root.resolve("name")).hasContent("old");
            file.finish();
            assertThat(root.resolve("name")).hasContent("old");
            assertThat(temporaryFiles())
                    .singleElement()
                    .satisfies(path -> assertThat(path).hasContent("new"));
            file.replace(NAME);
            assertThat(root.resolve("name")).hasContent("new");
            assertThat(temporaryFiles()).isEmpty();
        }

        assertThat(root.resolve("name")).hasContent("new");
    }

    @Test
    void takes_a_free_name_and_no_other() throws IOException {
        Files.writeString(root.resolve("taken"), "old");

        try (PendingFile file = PendingFile.create(directory)) {
            file.finish();
            assertThatThrownBy(() -> file.publish(Name.of("taken"))).isInstanceOf(FileAlreadyExistsException.class);
            file.publish(NAME);
        }

        assertThat(root.resolve("taken")).hasContent("old");
        assertThat(root.resolve("name")).isEmptyFile();
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void leaves_nothing_when_it_is_given_up() throws IOException {
        try (PendingFile file = PendingFile.create(directory)) {
            file.write(ByteBuffer.wrap("x".getBytes(UTF_8)));
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void is_never_more_readable_than_the_file_that_it_replaces() throws IOException {
        Path old = Files.createFile(root.resolve("name"));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));

        try (PendingFile file = PendingFile.createLike(directory.posixAttributes(NAME), directory)) {
            assertThat(temporaryFiles())
                    .singleElement()
                    .satisfies(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo("rw-------"));
            file.finish();
            file.replace(NAME);
        }
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(path -> TemporaryName.matches(path.getFileName().toString()))
                    .toList();
        }
    }
}
