package dev.hawser.tools.fs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingDirectoriesTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void shows_directories_first_and_each_kind_by_name() throws IOException {
        Files.createDirectories(root.resolve("d/z"));
        Files.createDirectory(root.resolve("d/.b"));
        Files.writeString(root.resolve("d/a"), "12");
        Files.createSymbolicLink(root.resolve("d/c"), Path.of("a"));

        Listing listing = workspace.list("d", 10, null);

        assertThat(listing.entries())
                .extracting(FileInfo::path, FileInfo::type, FileInfo::linkTarget)
                .containsExactly(
                        tuple("d/.b", FileType.DIRECTORY, null),
                        tuple("d/z", FileType.DIRECTORY, null),
                        tuple("d/a", FileType.FILE, null),
                        tuple("d/c", FileType.LINK, "a"));
        assertThat(listing.entries().get(2).size()).isEqualTo(2);
        assertThat(List.of(listing.directories(), listing.others())).containsExactly(2L, 2L);
        assertThat(listing.next()).isEmpty();
    }

    @Test
    void pages_together_are_the_whole_listing() throws IOException {
        Random random = new Random(7);
        TreeSet<String> directories = new TreeSet<>();
        TreeSet<String> files = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            String name = Long.toString(random.nextLong(), 36);
            if (random.nextBoolean()) {
                Files.createDirectory(root.resolve(name));
                directories.add(name);
            } else {
                Files.createFile(root.resolve(name));
                files.add(name);
            }
        }
        List<String> expected = new ArrayList<>(directories);
        expected.addAll(files);

        for (int limit : new int[] {1, 7, 199, 200, 201}) {
            List<String> seen = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Listing page = workspace.list(".", limit, next.orElse(null));
                assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
                assertThat(page.directories() + page.others()).isEqualTo(200);
                page.entries().forEach(entry -> seen.add(entry.path()));
                next = page.next();
            } while (next.isPresent());
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void an_empty_directory_has_an_empty_listing() {
        assertThat(workspace.list(".", 1, null)).isEqualTo(new Listing(List.of(), 0, 0, Optional.empty()));
    }

    @Test
    void a_limit_below_one_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> workspace.list(".", 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit is 0: use 1 or more");
    }

    @Test
    void hides_what_is_not_finished_and_deletes_what_a_crash_left() throws IOException {
        Path fresh = Files.createFile(root.resolve(".hawser-tmp-1"));
        Path left = Files.createFile(root.resolve(".hawser-tmp-2"));
        Path leftDirectory = Files.createDirectory(root.resolve(".hawser-tmp-3"));
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(left, old);
        Files.setLastModifiedTime(leftDirectory, old);

        assertThat(workspace.readOnly().list(".", 10, null).entries()).isEmpty();
        assertThat(left).exists();

        assertThat(workspace.list(".", 10, null).entries()).isEmpty();
        assertThat(fresh).exists();
        assertThat(left).doesNotExist();
        assertThat(leftDirectory).doesNotExist();
    }

    @Test
    void shows_names_that_are_no_text_or_hard_to_see() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "printf x > \"$(printf 'a\\377b')\"; printf x > \"$(printf 'c\\nd')\"")
                .directory(root.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();

        assertThat(workspace.list(".", 10, null).entries())
                .extracting(FileInfo::path, FileInfo::size)
                .containsExactly(tuple("a\ufffdb", 1L), tuple("c\nd", 1L));
        assertThat(workspace.read("c\nd").bytes()).hasSize(1);
    }
}
