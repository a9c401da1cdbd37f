package dev.hawser.tools.fs.handle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryHandleTest {

    private static final Name A = Name.of("a");
    private static final Name B = Name.of("b");

    @TempDir
    Path root;

    DirectoryHandle handle;

    @BeforeEach
    void open() throws IOException {
        handle = DirectoryHandle.open(root);
    }

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void opens_what_it_looked_at() throws IOException {
        Files.writeString(root.resolve("a"), "content");
        Files.createDirectories(root.resolve("b/c"));

        try (FileChannel file = handle.look(A).openFile()) {
            ByteBuffer content = ByteBuffer.allocate(10);
            file.read(content);
            assertThat(new String(content.array(), 0, content.position(), UTF_8))
                    .isEqualTo("content");
        }
        try (DirectoryHandle below = handle.look(B).openDirectory()) {
            assertThat(names(below)).containsExactly("c");
            try (DirectoryHandle again = below.again()) {
                assertThat(names(again)).containsExactly("c");
                assertThat(again.key()).isEqualTo(below.key());
            }
        }
    }

    @Test
    void opens_nothing_that_took_the_place_of_what_it_looked_at() throws IOException {
        Files.createFile(root.resolve("a"));
        Files.createDirectory(root.resolve("b"));
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.createFile(outside.resolve("file"));
        Entry file = handle.look(A);
        Entry directory = handle.look(B);

        Files.delete(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a"), Path.of("outside/file"));
        Files.delete(root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b"), Path.of("outside"));

        assertThatThrownBy(file::openFile).isInstanceOf(IOException.class);
        assertThatThrownBy(directory::openDirectory).isInstanceOf(IOException.class);
    }

    @Test
    void opens_only_what_looked_right() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
        Files.createFile(root.resolve("b"));

        assertThatThrownBy(() -> handle.look(A).openFile()).isInstanceOf(NotRegularFileException.class);
        assertThatThrownBy(() -> handle.look(B).openDirectory()).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> handle.look(Name.of("c"))).isInstanceOf(NoSuchFileException.class);
        assertThat(handle.find(Name.of("c"))).isNull();
    }

    @Test
    void creates_nothing_through_a_link() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), Path.of("nowhere"));

        assertThatThrownBy(() -> handle.create(A)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(root.resolve("nowhere")).doesNotExist();
    }

    @Test
    void moves_to_a_name_that_is_free_and_to_no_other() throws IOException {
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");
        Files.createDirectories(root.resolve("d"));
        Files.createDirectories(root.resolve("e"));

        assertThatThrownBy(() -> handle.moveToNew(handle.look(A), handle, B))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> handle.moveToNew(handle.look(Name.of("d")), handle, Name.of("e")))
                .isInstanceOf(FileAlreadyExistsException.class);
        handle.moveToNew(handle.look(A), handle, Name.of("c"));

        assertThat(names(handle)).containsExactly("b", "c", "d", "e");
        assertThat(root.resolve("b")).hasContent("b");
        assertThat(root.resolve("c")).hasContent("a");
    }

    @Test
    void a_reservation_that_a_crash_left_is_not_there_and_gives_way() throws IOException {
        handle.create(A, Reservation.PERMISSIONS).close();
        Files.writeString(root.resolve("b"), "b");

        assertThat(handle.find(A)).isNull();
        assertThatThrownBy(() -> handle.look(A)).isInstanceOf(NoSuchFileException.class);
        handle.moveToNew(handle.look(B), handle, A);

        assertThat(root.resolve("a")).hasContent("b");
    }

    @Test
    void a_reservation_can_be_deleted_and_a_file_not_be_taken_for_one() throws IOException {
        handle.create(A, Reservation.PERMISSIONS).close();
        Files.createFile(root.resolve("b"));

        handle.deleteReservation(A);
        handle.deleteReservation(B);

        assertThat(names(handle)).containsExactly("b");
    }

    @Test
    void brings_a_directory_to_the_disk() throws IOException {
        Files.createFile(root.resolve("a"));

        handle.force();

        assertThat(handle.find(A)).isNotNull();
    }

    @Test
    void a_move_that_fails_leaves_the_name_free() throws IOException {
        Files.createFile(root.resolve("a"));
        Entry entry = handle.look(A);
        Files.delete(root.resolve("a"));

        assertThatThrownBy(() -> handle.moveToNew(entry, handle, B)).isInstanceOf(NoSuchFileException.class);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void stays_open_for_the_last_user() throws IOException {
        Files.createFile(root.resolve("a"));
        DirectoryHandle other = handle.again();
        other.retain();

        other.close();
        assertThat(other.find(A)).isNotNull();
        other.close();
        assertThatThrownBy(() -> other.find(A)).isInstanceOf(ClosedDirectoryStreamException.class);
        assertThatThrownBy(other::retain).isInstanceOf(IllegalStateException.class);
    }

    private static List<String> names(DirectoryHandle fresh) {
        List<String> names = new ArrayList<>();
        fresh.names().forEach(name -> names.add(name.text()));
        names.sort(null);
        return names;
    }
}
