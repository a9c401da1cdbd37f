package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingFilesTest {

    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.006Z");

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void returns_the_bytes_as_they_are_with_their_version() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Files.write(root.resolve("a"), bytes);
        Files.write(root.resolve("empty"), new byte[0]);

        assertThat(workspace.read("a")).isEqualTo(new FileContent("a", bytes, Versions.of(bytes)));
        assertThat(workspace.read("empty")).isEqualTo(new FileContent("empty", new byte[0], "e3b0c44298fc"));
        assertThat(workspace.version("a")).isEqualTo(Versions.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "d/e/f",
        "./d/e/f",
        "d/./e//f",
        "d/../d/e/f",
        "d/e/../../d/e/f",
        "to-f",
        "to-d/e/f",
        "d/up/to-f",
        "to-d/../d/e/f"
    })
    void understands_every_way_to_write_a_path_within_the_workspace(String path) throws IOException {
        Files.createDirectories(root.resolve("d/e"));
        Files.writeString(root.resolve("d/e/f"), "here");
        Files.createSymbolicLink(root.resolve("to-d"), Path.of("./d/"));
        Files.createSymbolicLink(root.resolve("to-f"), Path.of("to-d/e/f"));
        Files.createSymbolicLink(root.resolve("d/up"), Path.of("e/../.."));

        assertThat(workspace.read(path))
                .isEqualTo(new FileContent("d/e/f", "here".getBytes(UTF_8), Versions.of("here".getBytes(UTF_8))));
    }

    @Test
    void follows_eight_links_and_no_more() throws IOException {
        Files.writeString(root.resolve("link0"), "end");
        for (int i = 1; i <= 9; i++) {
            Files.createSymbolicLink(root.resolve("link" + i), Path.of("link" + (i - 1)));
        }

        assertThat(workspace.read("link8").path()).isEqualTo("link0");
        assertRefused(Code.SYMLINK, () -> workspace.read("link9"));
    }

    @Test
    void streams_from_a_file_that_is_too_large_to_read_whole() throws IOException {
        long size = 3L << 30;
        try (FileChannel sparse =
                FileChannel.open(root.resolve("huge"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap("end".getBytes(UTF_8)), size - 3);
        }

        assertRefused(Code.TOO_LARGE, () -> workspace.read("huge"));
        try (SeekableByteChannel file = workspace.open("huge")) {
            ByteBuffer end = ByteBuffer.allocate(10);
            file.position(size - 3).read(end);
            assertThat(file.size()).isEqualTo(size);
            assertThat(new String(end.array(), 0, end.position(), UTF_8)).isEqualTo("end");
        }
    }

    @Test
    void describes_what_has_a_path() throws IOException {
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/f"), "12345");
        Files.setLastModifiedTime(root.resolve("d/f"), FileTime.from(THEN));
        Files.createSymbolicLink(root.resolve("link"), Path.of("d"));

        assertThat(workspace.info("d/f")).isEqualTo(new FileInfo("d/f", FileType.FILE, 5, THEN, null));
        assertThat(workspace.info("link/f")).isEqualTo(new FileInfo("d/f", FileType.FILE, 5, THEN, null));
        assertThat(workspace.info("d")).extracting(FileInfo::type).isEqualTo(FileType.DIRECTORY);
        assertThat(workspace.info("link"))
                .extracting(FileInfo::path, FileInfo::type, FileInfo::linkTarget)
                .containsExactly("link", FileType.LINK, "d");
        assertThat(workspace.info("link/"))
                .extracting(FileInfo::path, FileInfo::type)
                .containsExactly("d", FileType.DIRECTORY);
        assertThat(workspace.info("."))
                .extracting(FileInfo::path, FileInfo::name, FileInfo::type)
                .containsExactly(".", ".", FileType.DIRECTORY);
    }

    @Test
    void a_file_that_the_system_denies_is_refused() throws IOException {
        Files.writeString(root.resolve("a"), "x");
        Files.setPosixFilePermissions(root.resolve("a"), Set.of());
        assumeThat(Files.isReadable(root.resolve("a")))
                .as("root reads everything")
                .isFalse();

        assertRefused(Code.DENIED, () -> workspace.read("a"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    src/main/App.jav    | there is no 'App.jav' in 'src/main'. Similar paths: 'src/main/App.java'.
                    src/mian/App.java   | there is no 'mian' in 'src'. Similar paths: 'src/main', 'src/main/App.java'. To see what is there, list 'src'.
                    app.java            | 'app.java' does not exist. Similar paths: 'src/main/App.java'. To see what is there, list '.'.
                    README              | Similar paths: 'readme'.
                    quite/another/thing | there is no 'quite' in '.'. To see what is there, list '.'.
                    src\\main\\App.java | A backslash is part of a name here: put '/' between names.
                    "readme"            | quotes and blanks around a path are part of it.
                    ^readme ^           | quotes and blanks around a path are part of it.
                    ~/readme            | '~', '$', '%' and 'file:' have no meaning.
                    """)
    void says_what_is_missing_and_what_may_be_meant(String path, String advice) throws IOException {
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("src/main/App.java"), "");
        Files.writeString(root.resolve("readme"), "");

        assertThat(assertRefused(Code.NOT_FOUND, () -> workspace.read(path))).contains(advice);
    }

    @Test
    void a_caller_that_is_interrupted_stays_so() throws IOException {
        Files.writeString(root.resolve("a"), "x");

        Thread.currentThread().interrupt();
        try {
            workspace.read("a");
        } catch (WorkspaceException e) {
            assertThat(e.getMessage()).contains("interrupted");
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(workspace.read("a").bytes()).hasSize(1);
    }
}
