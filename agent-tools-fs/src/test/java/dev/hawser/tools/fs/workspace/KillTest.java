package dev.hawser.tools.fs.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.handle.TemporaryName;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at random moments. Give {@code -Dhawser.kills=500}, or {@code -Prace}, for a long run. */
class KillTest {

    private static final int KILLS = Integer.getInteger("hawser.kills", 10);

    @TempDir
    Path root;

    @Test
    void a_kill_at_any_moment_leaves_the_old_content_or_the_new() throws Exception {
        Workspace workspace = Workspace.at(root);
        workspace.write("left/ball", KilledWriter.content(1), WriteMode.CREATE);
        Random random = new Random(42);
        int withLeftovers = 0;
        ChildJvm next = ChildJvm.start(KilledWriter.class, root, 0);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ChildJvm child = next) {
                next = ChildJvm.start(KilledWriter.class, root, kill);
                child.tell("begin");
                assertThat(child.readLine()).isEqualTo("ready");
                TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
                child.kill();
            }
            withLeftovers += leftovers().isEmpty() ? 0 : 1;
            everyFileIsWhole(workspace);
        }
        next.kill();

        everythingLeftIsSwept(workspace);
        System.out.println(KILLS + " kills, of which " + withLeftovers + " left something to sweep");
    }

    private void everyFileIsWhole(Workspace workspace) {
        Set<String> seen = new TreeSet<>();
        workspace.walk(".", WalkOptions.defaults(), new WalkVisitor<Integer>() {
            @Override
            public Integer enter(WalkDirectory directory, @Nullable Integer parent) {
                return 0;
            }

            @Override
            public FileVisitResult visit(WalkEntry entry, Integer directory) {
                if (entry.type() == FileType.FILE) {
                    seen.add(entry.path());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(seen.contains("left/ball") ^ seen.contains("right/ball"))
                .as("the ball is on one side: " + seen)
                .isTrue();
        for (String path : seen) {
            byte[] content = workspace.read(path).bytes();
            String text = new String(content, UTF_8);
            byte[] whole = path.equals("log")
                    ? KilledWriter.LINE
                            .repeat(content.length / KilledWriter.LINE.length())
                            .getBytes(UTF_8)
                    : KilledWriter.content(Integer.parseInt(text.substring(0, Math.max(0, text.indexOf(':')))));
            assertThat(content).as(path).isNotEmpty().isEqualTo(whole);
        }
    }

    /** An hour later. */
    private void everythingLeftIsSwept(Workspace workspace) throws IOException {
        Files.createFile(root.resolve(TemporaryName.next().text()));
        Path reservation = Files.createFile(
                root.resolve("reserved"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("--x------")));
        Files.setLastModifiedTime(reservation, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        for (Path path : leftovers()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }

        workspace.list(".", 10, null);
        everyFileIsWhole(workspace);

        assertThat(leftovers()).isEmpty();
        assertThat(reservation).doesNotExist();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> TemporaryName.matches(path.getFileName().toString()))
                    .toList();
        }
    }
}
