package dev.hawser.tools.fs.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandleCacheTest {

    @TempDir
    Path root;

    DirectoryHandle directory;
    final HandleCache cache = new HandleCache(2);

    @BeforeEach
    void open() throws IOException {
        directory = DirectoryHandle.open(root);
    }

    @AfterEach
    void close() {
        cache.clear();
        directory.close();
    }

    @Test
    void opens_a_directory_once() throws IOException {
        Files.createDirectory(root.resolve("d"));

        DirectoryHandle first = get("d");
        DirectoryHandle second = get("d");

        assertThat(second).isSameAs(first);
        first.close();
        second.close();
        assertThat(get("d")).isSameAs(first);
    }

    @Test
    void a_directory_that_takes_another_s_place_is_another() throws IOException {
        Files.createDirectory(root.resolve("d"));
        DirectoryHandle first = get("d");
        Files.move(root.resolve("d"), root.resolve("e"));
        Files.createDirectory(root.resolve("d"));

        assertThat(get("d").key()).isNotEqualTo(first.key());
        assertThat(get("e")).isSameAs(first);
    }

    @Test
    void closes_what_was_not_used_for_longest_but_not_while_it_is_used() throws IOException {
        for (String name : new String[] {"a", "b", "d"}) {
            Files.createDirectory(root.resolve(name));
        }
        DirectoryHandle unused = get("a");
        unused.close();
        DirectoryHandle used = get("b");
        get("d").close();
        get("d").close();
        Files.createDirectory(root.resolve("e"));
        get("e").close();

        assertThatThrownBy(unused::attributes).isInstanceOf(ClosedDirectoryStreamException.class);
        assertThat(used.attributes().isDirectory()).isTrue();
        used.close();
        assertThatThrownBy(used::attributes).isInstanceOf(ClosedDirectoryStreamException.class);
    }

    @Test
    void forgets_what_it_is_told_to() throws IOException {
        Files.createDirectory(root.resolve("d"));
        DirectoryHandle handle = get("d");
        handle.close();

        cache.drop(handle.key());

        assertThatThrownBy(handle::attributes).isInstanceOf(ClosedDirectoryStreamException.class);
        assertThat(get("d")).isNotSameAs(handle);
    }

    private DirectoryHandle get(String name) throws IOException {
        Entry entry = directory.look(Name.of(name));
        return cache.get(entry.attributes().fileKey(), entry::openDirectory);
    }
}
