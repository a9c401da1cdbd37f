package dev.hawser.tools.fs;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeEntryTest {

    private static final Instant CHANGED = Instant.parse("2024-05-06T07:08:09.123Z");

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void tells_size_version_and_time_of_a_file() throws IOException {
        files.with("d/a.txt", "one\n").with("b.bin", "a\0".repeat(1000));
        files.with("c.gif", "GIF89a".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(info("./d//a.txt"))
                .isEqualTo("d/a.txt is a text file of 4 bytes, version %s, changed 2024-05-06T07:08:09Z.\n"
                        .formatted(files.workspace.version("d/a.txt")));
        assertThat(info("b.bin"))
                .isEqualTo("b.bin is a binary file of 2000 bytes (2.0 KB), version %s, changed 2024-05-06T07:08:09Z.\n"
                        .formatted(files.workspace.version("b.bin")));
        assertThat(info("c.gif")).startsWith("c.gif is a picture (gif) of 6 bytes, version ");
    }

    @Test
    void does_not_read_the_whole_of_a_large_file() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            file.write("text\n".repeat(2000).getBytes(StandardCharsets.UTF_8));
            file.setLength(1L << 40);
        }

        assertThat(info("large"))
                .isEqualTo("large is a text file of 1099511627776 bytes (1.0 TB), without a version since it is larger"
                        + " than 8.0 MB, changed 2024-05-06T07:08:09Z.\n");
    }

    @Test
    void counts_what_is_in_a_directory() throws IOException {
        files.with("d/a", "").with("d/b", "").with("d/e/f", "");

        assertThat(info("d"))
                .isEqualTo("d is a directory with 1 directory and 2 files, changed 2024-05-06T07:08:09Z.\n");
        assertThat(info("."))
                .isEqualTo(". is a directory with 1 directory and 0 files, changed 2024-05-06T07:08:09Z.\n");
    }

    @Test
    void tells_where_a_link_points_but_not_out_of_the_workspace() throws IOException {
        Files.createSymbolicLink(root.resolve("in"), Path.of("d/a.txt"));
        Files.createSymbolicLink(root.resolve("out"), Path.of("../outside"));

        assertThat(files.tools.fileInfo("in")).startsWith("in is a symbolic link to d/a.txt, changed 20");
        assertThat(files.tools.fileInfo("out"))
                .startsWith("out is a symbolic link to (outside the workspace), changed 20");
    }

    @Test
    void says_what_is_near_if_nothing_has_the_path() {
        files.with("src/App.java", "");

        assertThat(assertRefused(Code.NOT_FOUND, () -> files.tools.fileInfo("App.java")))
                .contains("Similar paths: 'src/App.java'.");
    }

    private String info(String path) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(CHANGED));
        return files.tools.fileInfo(path);
    }
}
