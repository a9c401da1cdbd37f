package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.tools.fs.Swapper.Swap;
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
 * may come in from the outside, and nothing outside may change. Give {@code -Dhawser.race.seconds=60} for a long run.
 */
class SwapRaceTest {

    private static final Duration ROUND = Integer.getInteger("hawser.race.seconds") == null
            ? Duration.ofMillis(400)
            : Duration.ofSeconds(Integer.getInteger("hawser.race.seconds"));
    private static final Duration PATIENCE = Duration.ofSeconds(60).plus(ROUND);
    private static final Duration NAIVE = Duration.ofSeconds(10);

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
        Files.writeString(outside.resolve("only-outside"), "OUTSIDE");
        Files.writeString(root.resolve("top/file"), "inside");
        workspace = Workspace.at(root);
    }

    private static void fill(Path directory, String content) throws IOException {
        Files.writeString(directory.resolve("file"), content);
        Files.writeString(Files.createDirectory(directory.resolve("sub")).resolve("file"), content);
    }

    @Test
    void reading_never_returns_what_is_outside() throws Exception {
        long done = race(round -> {
            inspect(new String(workspace.read("top/dir/file").bytes(), UTF_8));
            inspect(new String(workspace.read("top/dir/sub/file").bytes(), UTF_8));
            inspect(new String(workspace.read("top/file").bytes(), UTF_8));
        });

        assertThat(escapes).isEmpty();
        assertThat(done).as("reads that succeeded").isPositive();
    }

    @Test
    void listing_never_shows_what_is_outside() throws Exception {
        long done =
                race(round -> workspace.list("top/dir", 10, null).entries().forEach(entry -> inspect(entry.name())));

        assertThat(escapes).isEmpty();
        assertThat(done).as("listings that succeeded").isPositive();
    }

    @Test
    void walking_never_shows_or_opens_what_is_outside() throws Exception {
        long done = race(round -> workspace.walk(".", WalkOptions.defaults().threads(2), new Inspector()));

        assertThat(escapes).isEmpty();
        assertThat(done).as("walks that succeeded").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_changes_the_disk_changes_what_is_outside(Change change) throws Exception {
        TreeSnapshot before = TreeSnapshot.of(outside);

        long done = race(round -> change.attempt.attempt(workspace, round));

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
        race(NAIVE, () -> !escapes.isEmpty(), round -> inspect(Files.readString(naivelyChecked("top/dir/file"))));

        assumeThat(escapes)
                .as("reads that left: a machine that never loses the race proves little")
                .isNotEmpty();
        assertThat(escapes).containsOnly("OUTSIDE");
    }

    @Test
    void the_same_attack_gets_a_tool_that_checks_before_it_writes() throws Exception {
        race(NAIVE, () -> !escapes.isEmpty(), round -> {
            Files.write(naivelyChecked("top/dir").resolve("new" + round), bytes(round));
            if (Files.exists(outside.resolve("new" + round))) {
                escapes.add("new" + round);
            }
        });

        assumeThat(escapes)
                .as("files created outside: a machine that never loses the race proves little")
                .isNotEmpty();
    }

    private Path naivelyChecked(String path) throws IOException {
        Path file = root.resolve(path);
        if (!file.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException("outside");
        }
        return file;
    }

    /** Repeats an attempt under attack for the length of a round, and until one succeeded. Returns how many did. */
    private long race(Attempt attempt) throws IOException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        race(PATIENCE, () -> done.get() > 0 && System.nanoTime() - start > ROUND.toNanos(), round -> {
            attempt.attempt(round);
            done.incrementAndGet();
        });
        return done.get();
    }

    private void race(Duration limit, BooleanSupplier enough, Attempt attempt) throws IOException {
        Path top = root.resolve("top");
        try (Swapper swapper = new Swapper(
                new Swap(top.resolve("dir"), top.resolve("link"), Path.of("../../outside")),
                new Swap(top.resolve("file"), top.resolve("file-link"), Path.of("../../outside/file")))) {
            long start = System.nanoTime();
            for (int round = 0; !enough.getAsBoolean() && System.nanoTime() - start < limit.toNanos(); round++) {
                try {
                    attempt.attempt(round);
                } catch (WorkspaceException | IOException e) {
                    // refused: the attacker was in the way
                }
            }
            assertThat(swapper.stop()).as("swaps").isPositive();
        }
    }

    private void inspect(String seen) {
        if (seen.contains("OUTSIDE") || seen.equals("only-outside")) {
            escapes.add(seen);
        }
    }

    private static byte[] bytes(int round) {
        return ("inside " + round).getBytes(UTF_8);
    }

    private interface Attempt {

        void attempt(int round) throws IOException;
    }

    private final class Inspector implements WalkVisitor<Integer> {

        @Override
        public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
            directory.read("file", 100).ifPresent(content -> inspect(new String(content, UTF_8)));
            return directory.depth();
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Integer depth) {
            inspect(entry.name());
            if (entry.type() == FileType.FILE) {
                try (SeekableByteChannel file = entry.open()) {
                    ByteBuffer content = ByteBuffer.allocate(100);
                    file.read(content);
                    inspect(new String(content.array(), 0, content.position(), UTF_8));
                } catch (IOException | WorkspaceException e) {
                    // gone
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
