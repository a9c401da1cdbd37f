package dev.hawser.testing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.file.FileSessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program at any moment and starts it again, until enough were killed. {@code -Dhawser.crash.kills=1000} for more. */
class CrashTest {

    private static final int KILLS = Integer.getInteger("hawser.crash.kills", 40);
    private static final String DONE =
            "{\"text\":\"done after 12\",\"stopReason\":\"END_TURN\",\"turns\":13,\"tokens\":143," + "\"messages\":26}";

    @TempDir
    private Path directory;

    @Test
    void whatever_kills_it_nothing_that_was_written_down_happens_twice_and_the_end_is_the_same() throws Exception {
        Random random = new Random(5);
        int kills = 0;
        int sessions = 0;
        while (kills < KILLS) {
            Path home = Files.createDirectory(directory.resolve("session-" + sessions++));
            kills += runUntilDone(home, random);
            assertThat(home.resolve("result.json")).hasContent(DONE);
        }
        System.out.println(kills + " kills in " + sessions + " sessions");
    }

    /** Returns how often it was killed. */
    private static int runUntilDone(Path home, Random random) throws Exception {
        int kills = 0;
        Set<String> settled = new HashSet<>();
        List<String> before = new ArrayList<>();
        while (true) {
            boolean atPoint = random.nextBoolean();
            int status = start(home, atPoint ? 1 + random.nextInt(40) : 0, atPoint ? 0 : 200 + random.nextInt(500));
            List<String> diary = diary(home);
            assertNothingTwice(diary.subList(before.size(), diary.size()), before, settled);
            before = diary;
            if (status == 0) {
                return kills;
            }
            assertThat(status).as("how the program ended").isEqualTo(137);
            kills++;
            settled.addAll(settled(home));
        }
    }

    /** What the journal held at the last kill must not happen after it, and what must not happen twice never does. */
    private static void assertNothingTwice(List<String> since, List<String> before, Set<String> settled) {
        assertThat(since).doesNotContainAnyElementsOf(settled.isEmpty() ? Set.of("-") : settled);
        List<String> once = new ArrayList<>(before);
        once.addAll(since);
        once.removeIf(line -> !line.startsWith("ran once"));
        assertThat(once).doesNotHaveDuplicates();
    }

    private static int start(Path home, int dieAt, long killAfterMillis) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProgram.class.getName(),
                        home.toString(),
                        String.valueOf(dieAt))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile())
                .start();
        if (killAfterMillis > 0 && !program.waitFor(killAfterMillis, TimeUnit.MILLISECONDS)) {
            program.destroyForcibly();
        }
        int status = program.waitFor();
        if (status != 0 && status != 137) {
            throw new AssertionError(Files.readString(home.resolve("output.txt")));
        }
        return status;
    }

    private static List<String> diary(Path home) throws IOException {
        Path file = home.resolve("diary.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The lines of the diary that must not come again: the turns that are answered, the calls that have a result. */
    private static Set<String> settled(Path home) throws Exception {
        Set<String> settled = new HashSet<>();
        int[] answers = new int[1];
        try {
            FileSessionStore.at(home.resolve("sessions"))
                    .read(CrashingProgram.SESSION)
                    .forEachRecord(record -> settle(record, answers, settled));
        } catch (SessionException e) {
            assertThat(e.kind()).isEqualTo(SessionException.Kind.NOT_FOUND);
        }
        return settled;
    }

    private static void settle(String record, int[] answers, Set<String> settled) {
        try {
            JsonNode entry = Json.parse(record);
            if (entry.get("type").asText().equals("answer")) {
                settled.add("asked " + answers[0]++);
            } else if (entry.get("type").asText().equals("toolFinished")) {
                settled.add("ran " + entry.get("callId").asText());
            }
        } catch (IOException e) {
            throw new AssertionError(record, e);
        }
    }
}
