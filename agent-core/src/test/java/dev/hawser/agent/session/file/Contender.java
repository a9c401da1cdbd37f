package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * A process that takes session {@code s}, writes and gives it back, over and over. It prints {@code ack HOLD N} for each
 * record that the store said is kept, and {@code lost HOLD} when its right was lost.
 */
final class Contender {

    private Contender() {}

    /** Arguments: directory, own name, lease time in milliseconds. Ends when its input ends. */
    public static void main(String[] args) throws Exception {
        FileSessionStore store =
                FileSessionStore.at(Path.of(args[0])).leaseTime(Duration.ofMillis(Long.parseLong(args[2])));
        Random random = new Random(args[1].hashCode());
        endWithParent();
        for (int hold = 0; true; hold++) {
            try (SessionLog log = store.open("s")) {
                hold(log, args[1] + "-" + hold, random);
            } catch (SessionException e) {
                if (e.kind() != SessionException.Kind.BUSY) {
                    System.out.println("failed " + e);
                }
                Thread.sleep(1 + random.nextInt(5));
            }
        }
    }

    private static void endWithParent() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                System.out.println("failed " + e);
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void hold(SessionLog log, String hold, Random random) throws InterruptedException {
        try {
            for (int n = random.nextInt(30); n >= 0; n--) {
                log.append("{\"hold\":\"" + hold + "\",\"left\":" + n + "}");
                log.flush();
                System.out.println("ack " + hold + " " + n);
                Thread.sleep(random.nextInt(4));
            }
        } catch (SessionException e) {
            if (e.kind() != SessionException.Kind.LOST) {
                throw e;
            }
            System.out.println("lost " + hold);
        }
    }
}
