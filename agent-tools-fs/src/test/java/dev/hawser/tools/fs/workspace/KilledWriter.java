package dev.hawser.tools.fs.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A process that writes, edits, moves and deletes until it is killed. Every file it ever writes tells if it is whole. */
final class KilledWriter {

    static final String LINE = "one line of the log\n";

    private final Workspace workspace;
    private final Random random;

    private KilledWriter(Workspace workspace, Random random) {
        this.workspace = workspace;
        this.random = random;
    }

    /** Arguments: the root, and the seed of what it does. Begins when it is told to, and says when it did everything once. */
    public static void main(String[] args) throws IOException {
        KilledWriter writer = new KilledWriter(Workspace.at(Path.of(args[0])), new Random(Long.parseLong(args[1])));
        System.in.read();
        for (int round = 0; ; round++) {
            writer.doEverything();
            if (round == 0) {
                System.out.println("ready");
            }
        }
    }

    /** Returns content that tells if any of it is missing. */
    static byte[] content(int number) {
        String body = "x".repeat((int) (number * 7919L % 100_000));
        return (number + ":" + body + ":" + number + "\n").getBytes(UTF_8);
    }

    private void doEverything() {
        workspace.write("overwritten", content(random.nextInt(1000)), WriteMode.OVERWRITE);
        workspace.write("log", LINE.getBytes(UTF_8), WriteMode.APPEND);
        FileContent read = workspace.read("overwritten");
        workspace.write("overwritten", content(random.nextInt(1000)), WriteMode.OVERWRITE, read.version());
        String fresh = "new/" + random.nextInt(5) + "/" + random.nextInt(1_000_000);
        workspace.write(fresh, content(random.nextInt(1000)), WriteMode.CREATE);
        workspace.move(fresh, "moved/over", true);
        String[] sides = random.nextBoolean() ? new String[] {"left", "right"} : new String[] {"right", "left"};
        try {
            workspace.move(sides[0] + "/ball", sides[1] + "/ball", false);
        } catch (WorkspaceException e) {
            // it was on the other side
        }
        if (random.nextInt(4) == 0) {
            workspace.delete("new", true);
        }
    }
}
