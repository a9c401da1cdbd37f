package dev.hawser.tools.fs.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RootDirectoryTest {

    @TempDir
    Path path;

    RootDirectory root;
    final List<DirectoryHandle> seen = new ArrayList<>();
    final Set<Object> keys = new HashSet<>();

    @BeforeEach
    void open() throws IOException {
        root = RootDirectory.open(path, OpenWatch.withDefaultLimit());
        Files.createDirectory(path.resolve("d"));
    }

    static List<Exception> failuresOfTheDisk() {
        return List.of(
                new FileSystemException("d", null, "Stale file handle"),
                new IOException("Input/output error"),
                new DirectoryIteratorException(new FileSystemException("d", null, "Stale file handle")));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheDisk")
    void what_the_disk_fails_is_tried_once_more_with_new_handles(Exception failure) throws IOException {
        assertThat(root.retrying(() -> openThenFail(failure, 1))).isEqualTo("done");

        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
        assertThat(keys).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheDisk")
    void and_only_once(Exception failure) {
        assertThatThrownBy(() -> root.retrying(() -> openThenFail(failure, 2)))
                .isInstanceOfAny(IOException.class, DirectoryIteratorException.class);

        assertThat(seen).hasSize(2);
    }

    static List<IOException> answers() {
        return List.of(
                new NoSuchFileException("d"),
                new AccessDeniedException("d"),
                new OpenTimeoutException(),
                new NotRegularFileException("d"),
                new InterruptedIOException());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_is_not_asked_for_again(IOException answer) {
        assertThatThrownBy(() -> root.retrying(() -> openThenFail(answer, 1))).isSameAs(answer);

        assertThat(seen).hasSize(1);
    }

    @Test
    void a_directory_is_never_created_over_what_exists() throws IOException {
        Files.createFile(path.resolve("file"));
        try (DirectoryHandle handle = root.handle()) {
            for (String name : List.of("d", "file")) {
                assertThatThrownBy(() -> root.createDirectory(handle, Name.of(name)))
                        .isInstanceOf(FileAlreadyExistsException.class);
            }
        }
        assertThat(path.resolve("file")).isRegularFile();
    }

    private String openThenFail(Exception failure, int times) throws IOException {
        try (DirectoryHandle top = root.handle();
                DirectoryHandle directory = root.open(top.look(Name.of("d")))) {
            seen.add(directory);
            keys.add(directory.key());
            if (seen.size() <= times) {
                throwIt(failure);
            }
            return "done";
        }
    }

    private static void throwIt(Exception failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        throw (RuntimeException) failure;
    }
}
