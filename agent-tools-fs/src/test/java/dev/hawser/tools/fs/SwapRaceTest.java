package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.Swapper.Swap;
import dev.hawser.tools.fs.workspace.FileContent;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.TreeSnapshot;
import dev.hawser.tools.fs.workspace.Versions;
import dev.hawser.tools.fs.workspace.WalkDirectory;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkOptions;
import dev.hawser.tools.fs.workspace.WalkVisitor;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * While another thread keeps swapping a directory and a file for links to the outside, tools work in that directory. Nothing
 * may come in from the outside, and nothing outside may change. Two tools that check before they act, as the others are
 * attacked, show that the attack works. {@code -Prace} lets every one of them run for half a minute.
 */
class SwapRaceTest {

    private static final Duration ROUND = Integer.getInteger("hawser.race.seconds") == null
            ? Duration.ofMillis(400)
            : Duration.ofSeconds(Integer.getInteger("hawser.race.seconds"));
    private static final Duration PATIENCE = Duration.ofSeconds(60).plus(ROUND);
    private static final byte[] OUTSIDE = "OUTSIDE".getBytes(UTF_8);

    @TempDir
    Path host;

    Path root;
    Path outside;
    Workspace workspace;
    final Queue<String> escapes = new ConcurrentLinkedQueue<>();

    /** The directory outside looks like the one inside, but for the content. */
    @BeforeEach
    void plant() throws IOException {
        root = Files.createDirectory(host.resolve("w"));
        outside = Files.createDirectory(host.resolve("outside"));
        fill(Files.createDirectories(root.resolve("top/dir")), "inside");
        fill(outside, "OUTSIDE");
        Files.write(outside.resolve("only-outside"), OUTSIDE);
        Files.createSymbolicLink(root.resolve("top/to"), Path.of("dir"));
        Files.writeString(root.resolve("top/file"), "inside");
        workspace = Workspace.at(root);
    }

    private static void fill(Path directory, String content) throws IOException {
        Files.writeString(directory.resolve("file"), content);
        Files.writeString(Files.createDirectory(directory.resolve("sub")).resolve("file"), content);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_reads_shows_what_is_outside(Look look) throws Exception {
        long done = race(look.name(), round -> inspect(look.attempt.attempt(workspace)));

        assertThat(escapes).isEmpty();
        assertThat(done).as("looks that succeeded").isPositive();
    }

    enum Look {
        READ(workspace -> text(workspace.read("top/dir/file")) + text(workspace.read("top/dir/sub/file"))),
        READ_SWAPPED(workspace -> text(workspace.read("top/file"))),
        READ_THROUGH_LINK(workspace -> text(workspace.read("top/to/file"))),
        OPEN(workspace -> {
            try (SeekableByteChannel file = workspace.open("top/dir/file")) {
                return text(file);
            }
        }),
        VERSION(workspace -> workspace.version("top/dir/file").equals(Versions.of(OUTSIDE)) ? "OUTSIDE" : ""),
        INFO(workspace -> workspace.info("top/dir/file").size() == OUTSIDE.length ? "OUTSIDE" : ""),
        LIST(workspace -> workspace.list("top/dir", 10, null).toString()),
        SUBTREE(workspace -> text(workspace.subtree("top/dir").read("file"))),
        WALK(SwapRaceTest::walk),
        SEARCH(workspace -> call(workspace, "search_files", "{\"pattern\":\"SIDE|side\"}"));

        private final LookAttempt attempt;

        Look(LookAttempt attempt) {
            this.attempt = attempt;
        }
    }

    private interface LookAttempt {

        String attempt(Workspace workspace) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_changes_the_disk_changes_what_is_outside(Change change) throws Exception {
        TreeSnapshot before = TreeSnapshot.of(outside);

        long done = race(change.name(), round -> change.attempt.attempt(workspace, round));

        assertThat(TreeSnapshot.of(outside)).isEqualTo(before);
        assertThat(done).as("changes that succeeded").isPositive();
    }

    enum Change {
        OVERWRITE((workspace, round) -> workspace.write("top/dir/file", bytes(round), WriteMode.OVERWRITE)),
        OVERWRITE_SWAPPED((workspace, round) -> workspace.write("top/file", bytes(round), WriteMode.OVERWRITE)),
        APPEND((workspace, round) -> workspace.write("top/dir/sub/file", bytes(round), WriteMode.APPEND)),
        CREATE((workspace, round) -> workspace.write("top/dir/new" + round, bytes(round), WriteMode.CREATE)),
        CREATE_BELOW(
                (workspace, round) -> workspace.write("top/dir/d" + round + "/e/f", bytes(round), WriteMode.CREATE)),
        MAKE_DIRECTORY((workspace, round) -> workspace.createDirectories("top/dir/d" + round + "/e")),
        DELETE((workspace, round) -> {
            workspace.write("top/dir/file", bytes(round), WriteMode.OVERWRITE);
            workspace.delete("top/dir/file", false);
        }),
        DELETE_ALL((workspace, round) -> {
            workspace.write("top/dir/sub/file", bytes(round), WriteMode.OVERWRITE);
            workspace.delete("top/dir/sub", true);
        }),
        MOVE_IN((workspace, round) -> {
            workspace.write("spare", bytes(round), WriteMode.OVERWRITE);
            workspace.move("spare", "top/dir/file", true);
        }),
        MOVE_OUT((workspace, round) -> {
            workspace.write("top/dir/file", bytes(round), WriteMode.OVERWRITE);
            workspace.move("top/dir/file", "spare", true);
        }),
        MOVE_WITHIN((workspace, round) -> {
            workspace.write("top/dir/file", bytes(round), WriteMode.OVERWRITE);
            workspace.move("top/dir/file", "top/dir/sub/moved", true);
        }),
        MOVE_DIRECTORY((workspace, round) -> {
            workspace.createDirectories("top/dir/d" + round + "/e");
            workspace.move("top/dir/d" + round, "top/dir/sub/d" + round, false);
        });

        private final ChangeAttempt attempt;

        Change(ChangeAttempt attempt) {
            this.attempt = attempt;
        }
    }

    private interface ChangeAttempt {

        void attempt(Workspace workspace, int round);
    }

    @Test
    void the_same_attack_gets_a_tool_that_checks_before_it_reads() throws Exception {
        raceNaively("NAIVE_READ", round -> inspect(Files.readString(naivelyChecked("top/dir/file"))));

        assertThat(escapes).containsOnly("OUTSIDE");
    }

    @Test
    void the_same_attack_gets_a_tool_that_checks_before_it_writes() throws Exception {
        raceNaively("NAIVE_WRITE", round -> {
            Files.write(naivelyChecked("top/dir").resolve("new" + round), bytes(round));
            if (Files.exists(outside.resolve("new" + round))) {
                escapes.add("new" + round);
            }
        });
    }

    private Path naivelyChecked(String path) throws IOException {
        Path file = root.resolve(path);
        if (!file.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException("outside");
        }
        return file;
    }

    /** Repeats an attempt under attack for the length of a round, and until one succeeded. Returns how many did. */
    private long race(String name, Attempt attempt) throws Exception {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        race(name, PATIENCE, () -> done.get() > 0 && System.nanoTime() - start > ROUND.toNanos(), round -> {
            attempt.attempt(round);
            done.incrementAndGet();
        });
        return done.get();
    }

    /** Repeats what is known to be unsafe for the length of a round, and until it left. If it never does, nothing is proven. */
    private void raceNaively(String name, Attempt attempt) throws Exception {
        long start = System.nanoTime();
        race(name, PATIENCE, () -> !escapes.isEmpty() && System.nanoTime() - start > ROUND.toNanos(), attempt);
        assumeThat(escapes)
                .as("escapes: on a machine that never loses the race, the other tests are inconclusive")
                .isNotEmpty();
    }

    private void race(String name, Duration limit, BooleanSupplier enough, Attempt attempt) throws Exception {
        Path top = root.resolve("top");
        int round = 0;
        try (Swapper swapper = new Swapper(
                new Swap(top.resolve("dir"), top.resolve("link"), Path.of("../../outside")),
                new Swap(top.resolve("file"), top.resolve("file-link"), Path.of("../../outside/file")),
                new Swap(top.resolve("to"), top.resolve("to-link"), Path.of("../../outside")))) {
            long start = System.nanoTime();
            for (; !enough.getAsBoolean() && System.nanoTime() - start < limit.toNanos(); round++) {
                try {
                    attempt.attempt(round);
                } catch (ToolException | IOException e) {
                    // refused: the attacker was in the way
                }
            }
            long swaps = swapper.stop();
            assertThat(swaps).as("swaps").isPositive();
            System.out.printf("%s: %d attempts, %d swaps, %d escapes%n", name, round, swaps, escapes.size());
        }
    }

    private void inspect(String seen) {
        if (seen.contains("OUTSIDE") || seen.contains("only-outside")) {
            escapes.add(seen);
        }
    }

    private static byte[] bytes(int round) {
        return ("inside " + round).getBytes(UTF_8);
    }

    private interface Attempt {

        void attempt(int round) throws Exception;
    }

    private static String text(FileContent content) {
        return new String(content.bytes(), UTF_8);
    }

    private static String text(SeekableByteChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(100);
        file.read(content);
        return new String(content.array(), 0, content.position(), UTF_8);
    }

    private static String call(Workspace workspace, String tool, String arguments) throws Exception {
        return Toolset.of(FileTools.readOnly(workspace))
                .find(tool)
                .orElseThrow()
                .call(Json.parse(arguments), ToolContext.detached())
                .text();
    }

    private static String walk(Workspace workspace) {
        Seen seen = new Seen();
        workspace.walk(".", WalkOptions.defaults().threads(2), seen);
        return seen.everything.toString();
    }

    private static final class Seen implements WalkVisitor<Integer> {

        private final Queue<String> everything = new ConcurrentLinkedQueue<>();

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            directory.read("file", 100).ifPresent(content -> everything.add(new String(content, UTF_8)));
            return directory.depth();
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Integer depth) {
            everything.add(entry.name());
            if (entry.type() == FileType.FILE) {
                try (SeekableByteChannel file = entry.open()) {
                    everything.add(text(file));
                } catch (IOException | WorkspaceException e) {
                    // gone
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
