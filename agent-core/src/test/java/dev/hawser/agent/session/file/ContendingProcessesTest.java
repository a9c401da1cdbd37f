package dev.hawser.agent.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes fight for one session while they are paused for longer than the lease time, and killed. Five seconds, or as many
 * as {@code -Dhawser.contention.seconds} says.
 */
@EnabledOnOs(OS.LINUX)
class ContendingProcessesTest {

    private static final long LEASE_MILLIS = 300;
    private static final int SECONDS = Integer.getInteger("hawser.contention.seconds", 5);

    @TempDir
    Path root;

    private final List<Process> processes = new ArrayList<>();
    private final List<Path> outputs = new ArrayList<>();
    private final Random random = new Random(11);

    @AfterEach
    void kill_what_is_left() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void each_holder_writes_alone_and_what_was_acknowledged_is_kept() throws Exception {
        start();
        start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int i = 1; System.nanoTime() < end; i++) {
            Thread.sleep(random.nextInt(300));
            if (i % 6 == 0) {
                kill(processes.remove(0));
                start();
            } else {
                pause(processes.get(random.nextInt(processes.size())));
            }
        }
        for (Process process : processes) {
            kill(process);
        }

        List<JsonNode> records = records();
        List<String> output = output();
        assertThat(output).noneMatch(line -> line.startsWith("failed"));
        assertThat(records).hasSizeGreaterThan(50);
        assertEachHoldIsContiguous(records);
        assertThat(asAcknowledged(records)).containsAll(acknowledged(output));
    }

    private void start() throws IOException {
        Path output = root.resolve("output-" + outputs.size());
        outputs.add(output);
        processes.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Contender.class.getName(),
                        root.resolve("sessions").toString(),
                        "process" + outputs.size(),
                        String.valueOf(LEASE_MILLIS))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }

    private void pause(Process process) throws Exception {
        signal("STOP", process);
        Thread.sleep(LEASE_MILLIS / 2 + random.nextInt((int) LEASE_MILLIS * 2));
        signal("CONT", process);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static void signal(String signal, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String record :
                Sessions.read(FileSessionStore.at(root.resolve("sessions")).read("s"))) {
            records.add(Json.parse(record));
        }
        return records;
    }

    private List<String> output() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path output : outputs) {
            lines.addAll(Files.readAllLines(output));
        }
        return lines;
    }

    /** Once a successor has written, its predecessor has nothing after it, and no record in between is missing. */
    private static void assertEachHoldIsContiguous(List<JsonNode> records) {
        Set<String> over = new HashSet<>();
        for (int i = 1; i < records.size(); i++) {
            String before = records.get(i - 1).path("hold").asText();
            String hold = records.get(i).path("hold").asText();
            if (hold.equals(before)) {
                assertThat(records.get(i).path("left").asInt())
                        .isEqualTo(records.get(i - 1).path("left").asInt() - 1);
            } else {
                over.add(before);
            }
            assertThat(over).doesNotContain(hold);
        }
    }

    private static Set<String> asAcknowledged(List<JsonNode> records) {
        Set<String> lines = new HashSet<>();
        records.forEach(record -> lines.add("ack " + record.path("hold").asText() + " "
                + record.path("left").asInt()));
        return lines;
    }

    /** A line that a killed process has not written to its end acknowledges nothing. */
    private static List<String> acknowledged(List<String> output) {
        return output.stream()
                .filter(line -> line.matches("ack \\S+-\\d+ \\d+"))
                .toList();
    }
}
