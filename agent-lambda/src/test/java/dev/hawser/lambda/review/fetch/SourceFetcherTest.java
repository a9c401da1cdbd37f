package dev.hawser.lambda.review.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.cancel.Deadline;
import dev.hawser.lambda.review.fetch.FetchException.Kind;
import dev.hawser.lambda.review.fetch.SourceManifest.Skipped;
import dev.hawser.lambda.review.fetch.SourceManifest.SourceFile;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFetcherTest {

    private static final FetchLimits SMALL = new FetchLimits(1 << 20, 64 << 20, 150, 100, 100);
    private static final String X_SHA256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    @TempDir
    private Path root;

    private Workspace workspace;
    private final SourceFetcher fetcher = new SourceFetcher(Downloader.forPublicHosts(), SMALL);

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void a_tar_gz_is_taken_without_the_one_directory_that_all_is_in() throws IOException {
        SourceManifest manifest = unpack(Tar.pax()
                .special("r-main/", TarConstants.LF_DIR, "")
                .file("r-main/README", "x")
                .file("r-main/src/A.java", "class A {}")
                .bytes());

        assertThat(sources()).isEqualTo(Map.of("README", "x", "src/A.java", "class A {}"));
        assertThat(manifest.fileCount()).isEqualTo(2);
        assertThat(manifest.byteCount()).isEqualTo(11);
        assertThat(manifest.skippedCount()).isZero();
        assertThat(manifest.files().get(0)).isEqualTo(new SourceFile("README", 1, X_SHA256));
        assertThat(manifest.origin()).isEqualTo("a");
        assertThat(manifest.archive().bytes()).isEqualTo(Files.size(root.resolve("a")));
        assertThat(SourceFetcher.readManifest(workspace)).contains(manifest);
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a", "source", "source-manifest.json");
        }
    }

    @Test
    void a_zip_is_taken_without_the_one_directory_that_all_is_in() throws IOException {
        unpack(new Zip().file("r/A.java", "a").stored("r/b/B.java", "b").bytes());

        assertThat(sources()).isEqualTo(Map.of("A.java", "a", "b/B.java", "b"));
    }

    @Test
    void what_is_not_in_one_directory_stays_where_it_is() throws IOException {
        unpack(new Zip().file("a/A.java", "a").file("b/B.java", "b").bytes());

        assertThat(sources()).isEqualTo(Map.of("a/A.java", "a", "b/B.java", "b"));
    }

    @Test
    void long_and_foreign_names_survive_in_every_kind_of_tar() throws IOException {
        String name = "r/" + "längerer-name/".repeat(20) + "Ünïcode.java";

        unpack(Tar.gnu().file(name, "a").file("x", "x").bytes());
        assertThat(sources()).containsEntry(name, "a");
        unpack(Tar.pax().file(name, "a").file("x", "x").bytes());
        assertThat(sources()).containsEntry(name, "a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../evil              | leads upward with '..'
            a/../../evil         | leads upward with '..'
            a/../b               | leads upward with '..'
            /etc/evil            | absolute path
            //evil               | absolute path
            C:/evil              | begins with a drive letter
            C:evil               | begins with a drive letter
            ..\\evil             | backslash
            a\\b                 | backslash
            .git/hooks/x         | protected
            a/.GIT/config        | protected
            .hawser/sessions/x   | protected
            a/\u202egnp.exe      | U+202E
            """)
    void a_name_that_leads_elsewhere_is_left_out_and_listed(String name, String reason) throws IOException {
        for (byte[] archive : List.of(
                Tar.pax().file("x", "x").file(name, "evil").file("y", "y").bytes(),
                new Zip().file("x", "x").file(name, "evil").file("y", "y").bytes())) {
            SourceManifest manifest = unpack(archive);

            assertThat(sources()).isEqualTo(Map.of("x", "x", "y", "y"));
            assertThat(manifest.skippedCount()).isEqualTo(1);
            assertThat(manifest.skipped().get(0).name()).isEqualTo(name);
            assertThat(manifest.skipped().get(0).reason()).contains(reason);
            assertThat(root.resolveSibling("evil")).doesNotExist();
        }
    }

    @Test
    void names_that_no_file_system_takes_are_left_out() throws IOException {
        SourceManifest manifest = unpack(Tar.pax()
                .file("x", "x")
                .file("n".repeat(256), "evil")
                .file("d/".repeat(600) + "f", "evil")
                .file("d/".repeat(200) + "f", "evil")
                .bytes());

        assertThat(sources()).isEqualTo(Map.of("x", "x"));
        assertThat(manifest.skipped().stream().map(Skipped::reason))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("longer than 255 bytes"),
                        reason -> assertThat(reason).contains("longer than 1024 bytes"),
                        reason -> assertThat(reason).contains("more than 128 names"));
    }

    @Test
    void links_and_devices_are_left_out_and_nothing_is_written_through_a_link() throws IOException {
        SourceManifest manifest = unpack(Tar.gnu()
                .file("x", "x")
                .special("link", TarConstants.LF_SYMLINK, "/tmp")
                .file("link/evil", "evil")
                .special("up", TarConstants.LF_SYMLINK, "..")
                .special("hard", TarConstants.LF_LINK, "/etc/passwd")
                .special("fifo", TarConstants.LF_FIFO, "")
                .special("tty", TarConstants.LF_CHR, "")
                .special("disk", TarConstants.LF_BLK, "")
                .bytes());

        assertThat(sources()).isEqualTo(Map.of("x", "x", "link/evil", "evil"));
        assertThat(manifest.skipped())
                .containsExactly(
                        new Skipped("link", "symbolic link"),
                        new Skipped("up", "symbolic link"),
                        new Skipped("hard", "hard link"),
                        new Skipped("fifo", "not a regular file"),
                        new Skipped("tty", "not a regular file"),
                        new Skipped("disk", "not a regular file"));
    }

    @Test
    void of_names_that_some_file_system_takes_for_one_the_first_counts() throws IOException {
        SourceManifest manifest = unpack(Tar.pax()
                .file("a/x", "1")
                .file("./a//x", "2")
                .file("a/X", "3")
                .file("A/y", "4")
                .file("a/x/z", "5")
                .file("a", "6")
                .file("caf\u00e9", "7")
                .file("cafe\u0301", "8")
                .bytes());

        assertThat(sources()).isEqualTo(Map.of("a/x", "1", "caf\u00e9", "7"));
        assertThat(manifest.skipped())
                .containsExactly(
                        new Skipped("./a//x", "the name came before: the first one counts"),
                        new Skipped("a/X", "differs only in case or Unicode form from a/x"),
                        new Skipped("A/y", "differs only in case or Unicode form from a"),
                        new Skipped("a/x/z", "is a file and a directory in one: a/x"),
                        new Skipped("a", "is a file and a directory in one: a"),
                        new Skipped("cafe\u0301", "differs only in case or Unicode form from caf\u00e9"));
    }

    @Test
    void a_file_that_is_too_large_is_left_out() throws IOException {
        SourceManifest manifest = unpack(new Zip()
                .file("large", "x".repeat(101))
                .file("just", "x".repeat(100))
                .bytes());

        assertThat(sources()).containsOnlyKeys("just");
        assertThat(manifest.skipped()).containsExactly(new Skipped("large", "larger than 100 bytes"));
    }

    @Test
    void an_archive_that_holds_too_much_is_refused() throws IOException {
        Zip many = new Zip();
        for (int i = 0; i < 151; i++) {
            many.file("f" + i, "");
        }
        byte[] zeros = new byte[40 << 20];

        assertRefused(many.bytes(), Kind.LIMIT, "more than 150 files and directories");
        assertRefused(new Zip().file("bomb", zeros).bytes(), Kind.LIMIT, "more than 100 times its own size");
        assertRefused(Tar.gnu().file("bomb", zeros).bytes(), Kind.LIMIT, "more than 100 times its own size");
        byte[] noise = new byte[2 << 20];
        new Random(1).nextBytes(noise);
        assertRefused(new Zip().file("noise", noise).bytes(), Kind.LIMIT, "larger than 1048576 bytes");
        SourceFetcher strict = new SourceFetcher(
                Downloader.forPublicHosts(), new FetchLimits(1 << 20, 1000, 50, 100, Integer.MAX_VALUE));
        assertThatThrownBy(
                        () -> fetch(strict, new Zip().file("a", new byte[1001]).bytes()))
                .hasMessageContaining("more than 1000 bytes");
    }

    @Test
    void a_name_of_megabytes_is_refused_before_it_fills_the_memory() throws IOException {
        byte[] name = "n".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        byte[] paxRecord = ("2097166 path=" + "n".repeat(2097166 - 14) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] gnu = Tar.gnu()
                .header("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, name)
                .file("x", "x")
                .bytes();
        byte[] pax = Tar.gnu()
                .header("pax", TarConstants.LF_PAX_EXTENDED_HEADER_LC, paxRecord)
                .file("x", "x")
                .bytes();

        assertRefused(gnu, Kind.BAD_ARCHIVE, "a header of more than a megabyte");
        assertRefused(pax, Kind.BAD_ARCHIVE, "a header of more than a megabyte");
    }

    @Test
    void an_entry_that_lies_about_its_size_makes_the_archive_a_damaged_one() throws IOException {
        byte[] zip = new Zip().stored("a", "abc").stored("b", "abc").bytes();
        for (int size : new int[] {0, 2, 4, 1000, -1}) {
            byte[] lying = zip.clone();
            for (int field : new int[] {18, 22}) { // compressed and plain size in the first local header
                lying[field] = (byte) size;
                lying[field + 1] = (byte) (size >> 8);
            }
            assertRefused(lying, Kind.BAD_ARCHIVE, "the archive is damaged");
        }
    }

    @Test
    void a_cut_off_or_changed_archive_is_a_damaged_one() throws IOException {
        byte[] tar = Tar.pax().file("a", "abc").file("b", "abc").bytes();
        byte[] zip = new Zip().file("a", "abc").file("b", "abc").bytes();

        assertRefused(Arrays.copyOf(tar, tar.length - 1), Kind.BAD_ARCHIVE, "the archive is damaged");
        assertRefused(Arrays.copyOf(tar, tar.length / 2), Kind.BAD_ARCHIVE, "the archive is damaged");
        assertRefused(Arrays.copyOf(zip, 40), Kind.BAD_ARCHIVE, "the archive is damaged");
        assertRefused(Arrays.copyOf(zip, zip.length - 1), Kind.BAD_ARCHIVE, "its end is missing");
        assertRefused(Arrays.copyOf(zip, zip.length - 60), Kind.BAD_ARCHIVE, "its end is missing");
        tar[tar.length - 6] ^= 1; // its checksum
        assertRefused(tar, Kind.BAD_ARCHIVE, "the archive is damaged");
    }

    @Test
    void what_is_no_archive_is_refused() throws IOException {
        assertRefused("<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), Kind.BAD_ARCHIVE, "neither a zip nor");
        assertRefused(new byte[0], Kind.BAD_ARCHIVE, "neither a zip nor");
        assertRefused(Tar.pax().bytes(), Kind.BAD_ARCHIVE, "there is no file to take");
        assertRefused(Tar.pax().file("/x", "x").bytes(), Kind.BAD_ARCHIVE, "left out was '/x' (absolute path)");
    }

    @Test
    void a_fetch_that_is_done_does_nothing_when_it_is_run_again() throws IOException {
        SourceManifest first = unpack(new Zip().file("a", "1").bytes());
        Files.writeString(root.resolve("source/a"), "changed");
        Files.delete(root.resolve("a"));

        assertThat(fetcher.fetch(workspace, first.runId(), new Origin.Local("a"), Deadline.never()))
                .isEqualTo(first);
        assertThat(sources()).isEqualTo(Map.of("a", "changed"));
    }

    @Test
    void a_fetch_that_was_killed_anywhere_is_done_by_running_it_again() throws IOException {
        Files.createDirectories(root.resolve("source.partial/r"));
        Files.writeString(root.resolve("source.partial/r/A.java"), "half");
        Files.writeString(root.resolve("source.partial/old"), "old");
        unpack(new Zip().file("r/A.java", "a").bytes());
        assertThat(sources()).isEqualTo(Map.of("A.java", "a"));

        Files.delete(root.resolve("source-manifest.json"));
        unpack(new Zip().file("r/A.java", "b").bytes());
        assertThat(sources()).isEqualTo(Map.of("A.java", "b"));

        Files.writeString(root.resolve("source-manifest.json"), "{\"runId\":\"run-1\",");
        unpack(new Zip().file("r/A.java", "c").bytes());
        assertThat(sources()).isEqualTo(Map.of("A.java", "c"));
        assertThat(root.resolve("source.partial")).doesNotExist();
    }

    @Test
    void wherever_the_disk_gives_up_there_is_no_manifest_and_the_next_attempt_is_complete() throws IOException {
        Files.write(
                root.resolve("a"),
                new Zip()
                        .file("r/a/A.java", "a")
                        .file("r/b/B.java", "b")
                        .file("r/C.java", "c")
                        .bytes());
        Origin origin = new Origin.Local("a");
        int steps = 0;
        for (boolean done = false; !done; steps++) {
            Workspace small = workspace.limited(WorkspaceLimits.defaults().maxNewFiles(steps));
            try {
                fetcher.fetch(small, "first-" + steps, origin, Deadline.never());
                done = true;
            } catch (FetchException e) {
                assertThat(e.kind()).isEqualTo(Kind.LIMIT);
                assertThat(SourceFetcher.readManifest(workspace)).isEmpty();
                assertThat(root.resolve("source"))
                        .satisfiesAnyOf(
                                source -> assertThat(source).doesNotExist(),
                                source -> assertThat(sources()).hasSize(3));
            }
            fetcher.fetch(workspace, "second-" + steps, origin, Deadline.never());
            assertThat(sources()).isEqualTo(Map.of("a/A.java", "a", "b/B.java", "b", "C.java", "c"));
        }
        assertThat(steps).isGreaterThan(6);
    }

    @Test
    void a_fetch_that_fails_leaves_no_manifest_of_another_one() throws IOException {
        unpack(new Zip().file("a", "1").bytes());

        assertThatThrownBy(() -> fetcher.fetch(workspace, "run-2", new Origin.Local("nothing"), Deadline.never()))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                .hasMessageContaining("'path': not_found");

        assertThat(SourceFetcher.readManifest(workspace)).isEmpty();
    }

    @Test
    void another_run_replaces_the_source_of_the_one_before() throws IOException {
        unpack(new Zip().file("a", "1").file("b", "1").bytes());
        Files.write(root.resolve("a"), new Zip().file("a", "2").bytes());

        fetcher.fetch(workspace, "run-2", new Origin.Local("a"), Deadline.never());

        assertThat(sources()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void a_directory_of_the_workspace_is_copied_by_the_same_rules() throws IOException {
        Path shop = Files.createDirectories(root.resolve("uploads/shop/src")).getParent();
        Files.writeString(shop.resolve("src/A.java"), "a");
        Files.writeString(shop.resolve("large"), "x".repeat(101));
        Files.createDirectories(shop.resolve(".git"));
        Files.writeString(shop.resolve(".git/config"), "secret");
        Files.createSymbolicLink(shop.resolve("out"), Path.of("src"));

        SourceManifest manifest = fetcher.fetch(workspace, "run-1", new Origin.Local("uploads/shop"), Deadline.never());

        assertThat(sources()).isEqualTo(Map.of("src/A.java", "a"));
        assertThat(manifest.archive()).isNull();
        assertThat(manifest.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped(".git", "belongs to git or to an agent"),
                        new Skipped("large", "larger than 100 bytes"),
                        new Skipped("out", "symbolic link"));
    }

    @Test
    void a_directory_that_lies_too_deep_is_left_out() throws IOException {
        Files.createDirectories(root.resolve("uploads/" + "d/".repeat(200)));
        Files.writeString(root.resolve("uploads/A.java"), "a");

        SourceManifest manifest = fetcher.fetch(workspace, "run-1", new Origin.Local("uploads"), Deadline.never());

        assertThat(sources()).isEqualTo(Map.of("A.java", "a"));
        assertThat(manifest.skipped())
                .containsExactly(
                        new Skipped("d/".repeat(127) + "d", "a directory that can't be read, or lies too deep"));
    }

    @ParameterizedTest
    @CsvSource({"..", "/etc", "source", "source/a", "./source.partial", "a/../source", "."})
    void a_path_that_is_no_place_to_fetch_from_is_refused(String path) {
        assertThatThrownBy(() -> fetcher.fetch(workspace, "run-1", new Origin.Local(path), Deadline.never()))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_REQUEST));
    }

    @Test
    void the_deadline_ends_it() throws IOException {
        Files.write(root.resolve("a"), new Zip().file("a", "1").bytes());

        assertThatThrownBy(() ->
                        fetcher.fetch(workspace, "run-1", new Origin.Local("a"), Deadline.in(Duration.ofNanos(1))))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT))
                .hasMessageContaining("the time is over");
    }

    private void assertRefused(byte[] archive, Kind kind, String message) throws IOException {
        assertThatThrownBy(() -> fetch(fetcher, archive))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
        assertThat(root.resolve("source")).doesNotExist();
    }

    private SourceManifest unpack(byte[] archive) throws IOException {
        return fetch(fetcher, archive);
    }

    private SourceManifest fetch(SourceFetcher with, byte[] archive) throws IOException {
        Files.write(root.resolve("a"), archive);
        return with.fetch(workspace, "run-" + UUID.randomUUID(), new Origin.Local("a"), Deadline.never());
    }

    private Map<String, String> sources() throws IOException {
        Path source = root.resolve("source");
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> source.relativize(file).toString(),
                            SourceFetcherTest::text,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
