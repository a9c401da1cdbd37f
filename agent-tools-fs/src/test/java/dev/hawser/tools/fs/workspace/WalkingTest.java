package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.tools.fs.workspace.WalkSummary.End;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkingTest {

    private static final WalkOptions ALL = WalkOptions.defaults();

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.at(root);
        Files.createDirectories(root.resolve("b/d/e"));
        Files.writeString(root.resolve("b/d/e/f"), "f");
        Files.writeString(root.resolve("b/c"), "c");
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("z"), "z");
        Files.createSymbolicLink(root.resolve("link"), Path.of("b/d"));
    }

    @Test
    void one_thread_goes_by_name_and_into_a_directory_right_after_it() {
        Recorder recorder = new Recorder(entry -> FileVisitResult.CONTINUE);

        assertThat(workspace.walk(".", ALL, recorder)).isEqualTo(new WalkSummary(8, End.DONE, 0, 0, List.of()));

        assertThat(recorder.seen).containsExactly("a", "b", "b/c", "b/d", "b/d/e", "b/d/e/f", "link", "z");
        assertThat(recorder.entered).containsExactly(". 0", "b 1", "b/d 2", "b/d/e 3");
    }

    @Test
    void begins_at_any_directory_even_through_a_link_and_shows_where_things_are() {
        Recorder recorder = new Recorder(entry -> FileVisitResult.CONTINUE);

        workspace.walk("link", ALL, recorder);

        assertThat(recorder.seen).containsExactly("b/d/e", "b/d/e/f");
        assertThat(recorder.entered).containsExactly("b/d 0", "b/d/e 1");
        assertRefused(Code.NOT_A_DIRECTORY, () -> workspace.walk("a", ALL, recorder));
    }

    @Test
    void the_visitor_skips_subtrees_and_siblings_and_ends_the_walk() {
        assertThat(seen(
                        ALL,
                        entry -> entry.name().equals("d") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE))
                .containsExactly("a", "b", "b/c", "b/d", "link", "z");
        assertThat(seen(
                        ALL,
                        entry -> entry.name().equals("c") ? FileVisitResult.SKIP_SIBLINGS : FileVisitResult.CONTINUE))
                .containsExactly("a", "b", "b/c", "link", "z");
        assertThat(seen(ALL, entry -> entry.name().equals("d") ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE))
                .containsExactly("a", "b", "b/c", "b/d");
    }

    @Test
    void says_why_it_did_not_see_everything() {
        Recorder all = new Recorder(entry -> FileVisitResult.CONTINUE);
        Recorder none = new Recorder(entry -> FileVisitResult.TERMINATE);

        assertThat(workspace.walk(".", ALL.maxEntries(3), all))
                .isEqualTo(new WalkSummary(3, End.LIMIT, 0, 0, List.of()));
        assertThat(workspace.walk(".", ALL.maxDepth(2), all))
                .isEqualTo(new WalkSummary(6, End.DONE, 1, 0, List.of("b/d")));
        assertThat(workspace.walk(".", ALL, none)).isEqualTo(new WalkSummary(1, End.TERMINATED, 0, 0, List.of()));
    }

    @Test
    void an_entry_tells_what_it_is_and_opens() {
        workspace.walk(".", ALL, new Recorder(entry -> {
            switch (entry.path()) {
                case "b/c" -> {
                    assertThat(List.of(entry.type(), entry.size(), entry.depth(), entry.name()))
                            .containsExactly(FileType.FILE, 1L, 2, "c");
                    assertThat(content(entry)).isEqualTo("c");
                }
                case "link" -> {
                    assertThat(entry.type()).isEqualTo(FileType.LINK);
                    assertThat(entry.linkTarget()).contains("b/d");
                    assertRefused(Code.NOT_REGULAR, entry::open);
                }
                case "b" -> assertRefused(Code.NOT_REGULAR, entry::open);
                default -> assertThat(entry.modified()).isNotNull();
            }
            return FileVisitResult.CONTINUE;
        }));
    }

    @Test
    void what_was_opened_outlives_the_visit() throws IOException {
        List<SeekableByteChannel> opened = new ArrayList<>();

        workspace.walk("b/d/e", ALL, new Recorder(entry -> {
            opened.add(entry.open());
            return FileVisitResult.CONTINUE;
        }));

        try (SeekableByteChannel file = opened.get(0)) {
            assertThat(Channels.newInputStream(file).readAllBytes()).isEqualTo("f".getBytes(UTF_8));
        }
    }

    @Test
    void what_the_visitor_keeps_for_a_directory_comes_with_its_entries() throws IOException {
        Files.writeString(root.resolve("b/.rules"), "rule");
        List<String> seen = Collections.synchronizedList(new ArrayList<>());

        workspace.walk(".", ALL, new WalkVisitor<String>() {
            @Override
            public String enter(WalkDirectory directory, @Nullable String parent) {
                String own = directory
                        .read(".rules", 10)
                        .map(rules -> new String(rules, UTF_8))
                        .orElse("-");
                return parent == null ? own : parent + own;
            }

            @Override
            public FileVisitResult visit(WalkEntry entry, String directory) {
                seen.add(directory + " " + entry.path());
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(seen)
                .containsExactly(
                        "- a",
                        "- b",
                        "-rule b/.rules",
                        "-rule b/c",
                        "-rule b/d",
                        "-rule- b/d/e",
                        "-rule-- b/d/e/f",
                        "- link",
                        "- z");
    }

    @Test
    void a_directory_reads_its_own_small_regular_files_only() throws IOException {
        Files.createSymbolicLink(root.resolve("rules"), Path.of("a"));
        workspace.walk(".", ALL.maxDepth(1), new WalkVisitor<Integer>() {
            @Override
            public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
                assertThat(directory.read("a", 1)).hasValue(new byte[] {'a'});
                assertThat(directory.read("a", 0)).isEmpty();
                assertThat(directory.read("rules", 10)).isEmpty();
                assertThat(directory.read("b", 10)).isEmpty();
                assertThat(directory.read("nothing", 10)).isEmpty();
                assertThatThrownBy(() -> directory.read("../x", 10)).isInstanceOf(IllegalArgumentException.class);
                return 0;
            }

            @Override
            public FileVisitResult visit(WalkEntry entry, Integer directory) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void any_number_of_threads_sees_every_entry_once(int threads) throws IOException {
        Random random = new Random(threads);
        List<Path> directories = new ArrayList<>(List.of(root));
        for (int i = 0; i < 1500; i++) {
            Path place = directories.get(random.nextInt(directories.size())).resolve("n" + i);
            if (random.nextInt(4) == 0) {
                directories.add(Files.createDirectory(place));
            } else {
                Files.createFile(place);
            }
        }

        List<String> seen = seen(ALL.threads(threads), entry -> FileVisitResult.CONTINUE);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(seen)).isEqualTo(allBelow(root));
    }

    @Test
    void a_directory_of_any_size_is_walked_in_order() throws IOException {
        Path large = Files.createDirectory(root.resolve("large"));
        List<String> expected = IntStream.range(0, 20_100)
                .mapToObj(i -> String.format("large/%05d", i))
                .toList();
        for (String path : expected) {
            Files.createFile(root.resolve(path));
        }
        Files.createDirectory(large.resolve("00100x"));

        assertThat(seen(ALL, entry -> FileVisitResult.CONTINUE))
                .filteredOn(path -> path.startsWith("large/") && !path.endsWith("x"))
                .isEqualTo(expected);
        assertThat(seen(ALL.threads(3), entry -> FileVisitResult.CONTINUE)).hasSize(20_100 + 10);
    }

    @Test
    void what_a_visitor_throws_ends_the_walk_and_reaches_the_caller() {
        for (int threads : new int[] {1, 3}) {
            assertThatThrownBy(() -> workspace.walk(".", ALL.threads(threads), new Recorder(entry -> {
                        throw new IllegalStateException("enough");
                    })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("enough");
        }
    }

    @Test
    void interrupting_the_caller_interrupts_the_visitors() throws InterruptedException {
        CountDownLatch visiting = new CountDownLatch(1);
        List<Object> outcome = Collections.synchronizedList(new ArrayList<>());
        Thread caller = new Thread(() -> {
            try {
                workspace.walk(".", ALL.threads(2), new Recorder(entry -> {
                    visiting.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return FileVisitResult.CONTINUE;
                }));
            } catch (WorkspaceException e) {
                outcome.add(e.code());
            }
            outcome.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        visiting.await();
        caller.interrupt();
        caller.join();

        assertThat(outcome).containsExactly(Code.IO, true);
    }

    @Test
    void what_is_not_finished_is_not_seen() throws IOException {
        Files.createFile(root.resolve("b/.hawser-tmp-1"));

        assertThat(seen(ALL, entry -> FileVisitResult.CONTINUE)).noneMatch(path -> path.contains("tmp"));
    }

    private List<String> seen(WalkOptions options, Function<WalkEntry, FileVisitResult> decision) {
        Recorder recorder = new Recorder(decision);
        workspace.walk(".", options, recorder);
        return recorder.seen;
    }

    private static String content(WalkEntry entry) {
        try (SeekableByteChannel file = entry.open()) {
            return new String(Channels.newInputStream(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TreeSet<String> allBelow(Path root) throws IOException {
        TreeSet<String> all = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(root)) {
            paths.filter(path -> !path.equals(root))
                    .forEach(path -> all.add(root.relativize(path).toString()));
        }
        return all;
    }

    /** Notes what it sees. */
    private static final class Recorder implements WalkVisitor<Integer> {

        private final Function<WalkEntry, FileVisitResult> decision;
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private final List<String> entered = Collections.synchronizedList(new ArrayList<>());

        Recorder(Function<WalkEntry, FileVisitResult> decision) {
            this.decision = decision;
        }

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            entered.add(directory.path() + " " + directory.depth());
            return directory.depth();
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Integer directory) {
            seen.add(entry.path());
            return decision.apply(entry);
        }
    }
}
