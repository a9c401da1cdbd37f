package dev.hawser.tools.fs.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes work in one directory. */
class TwoProcessesTest {

    private static final int TIMES = 200;

    @TempDir
    Path root;

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(root.resolve("count"), "0");
    }

    @Test
    void no_update_is_lost_that_was_made_on_the_version_that_was_read() throws Exception {
        run(Job.COUNT, Job.COUNT);

        assertThat(root.resolve("count")).hasContent(String.valueOf(2 * TIMES));
    }

    @Test
    void nothing_is_lost_that_both_append() throws Exception {
        run(Job.APPEND, Job.APPEND);

        assertThat(root.resolve("log")).hasContent("line\n".repeat(2 * TIMES));
    }

    @Test
    void exactly_one_creates_a_file_or_moves_one_to_a_new_name() throws Exception {
        int created = run(Job.CREATE, Job.CREATE);
        int moved = run(Job.MOVE, Job.MOVE);

        assertThat(created).isEqualTo(TIMES);
        assertThat(moved).isEqualTo(TIMES);
    }

    /** Runs the jobs at the same time. Returns how often they succeeded. */
    private int run(Job... jobs) throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 0; i < jobs.length; i++) {
            children.add(ChildJvm.start(Worker.class, root, jobs[i], i));
        }
        int succeeded = 0;
        for (ChildJvm child : children) {
            try (child) {
                succeeded += Integer.parseInt(child.readLine());
                assertThat(child.await()).isZero();
            }
        }
        return succeeded;
    }

    private enum Job {
        COUNT((workspace, worker, round) -> {
            FileContent count = workspace.read("count");
            int next = Integer.parseInt(new String(count.bytes(), UTF_8)) + 1;
            workspace.write("count", String.valueOf(next).getBytes(UTF_8), WriteMode.OVERWRITE, count.version());
        }),
        APPEND((workspace, worker, round) -> workspace.write("log", "line\n".getBytes(UTF_8), WriteMode.APPEND)),
        CREATE((workspace, worker, round) -> workspace.write("new" + round, new byte[0], WriteMode.CREATE)),
        MOVE((workspace, worker, round) -> {
            String own = "own-" + worker;
            workspace.write(own, new byte[0], WriteMode.OVERWRITE);
            workspace.move(own, "moved" + round, false);
        });

        private final Step step;

        Job(Step step) {
            this.step = step;
        }

        /** Returns whether it was done; not if the other process was faster. */
        private boolean done(Workspace workspace, String worker, int round) {
            try {
                step.take(workspace, worker, round);
                return true;
            } catch (WorkspaceException e) {
                if (e.code() != Code.STALE && e.code() != Code.EXISTS) {
                    throw e;
                }
                return false;
            }
        }
    }

    private interface Step {

        void take(Workspace workspace, String worker, int round);
    }

    /** Does a job many times, and says how often it succeeded. What must not be missed is repeated until it did. */
    static final class Worker {

        private Worker() {}

        public static void main(String[] args) {
            Workspace workspace = Workspace.at(Path.of(args[0]));
            Job job = Job.valueOf(args[1]);
            int done = 0;
            for (int round = 0; round < TIMES; round++) {
                boolean succeeded = job.done(workspace, args[2], round);
                while (!succeeded && (job == Job.COUNT || job == Job.APPEND)) {
                    succeeded = job.done(workspace, args[2], round);
                }
                done += succeeded ? 1 : 0;
            }
            System.out.println(done);
        }
    }
}
