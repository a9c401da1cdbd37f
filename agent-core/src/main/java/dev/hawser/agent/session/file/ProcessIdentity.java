package dev.hawser.agent.session.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process holds a lease, and on what machine. Linux tells enough to know for certain that a process is dead; elsewhere
 * {@code home} is empty and only time tells.
 *
 * @param host the name of the machine, for people
 * @param pid the number of the process
 * @param start when it started, in ticks since the machine's boot; a number that is used again has another one
 * @param home what two processes have in common if one can see for certain whether the other is alive
 */
record ProcessIdentity(String host, long pid, String start, String home) {

    private static final Path PROC = Path.of("/proc");
    private static final int START_TIME = 22;

    /** In a cloned virtual machine, as AWS Lambda starts them, the identity of the boot says nothing. */
    private static final boolean CLONED = System.getenv("AWS_LAMBDA_RUNTIME_API") != null;

    static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        return new ProcessIdentity(
                read(PROC.resolve("sys/kernel/hostname")).orElse("unknown host"),
                pid,
                startOf(pid).orElse(""),
                currentHome().orElse(""));
    }

    static ProcessIdentity of(JsonNode json) {
        return new ProcessIdentity(
                json.path("host").asText(),
                json.path("pid").asLong(),
                json.path("start").asText(),
                json.path("home").asText());
    }

    ObjectNode toJson() {
        return Json.object()
                .put("host", host)
                .put("pid", pid)
                .put("start", start)
                .put("home", home);
    }

    /** Returns whether the process is known to be dead. False says nothing. */
    boolean isDead() {
        if (home.isEmpty() || start.isEmpty() || !home.equals(currentHome().orElse(""))) {
            return false;
        }
        try {
            return !start.equals(startIn(Files.readString(stat(pid))));
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host;
    }

    /** The same boot, the same numbering of processes, and the same user, as one may not see those of others. */
    private static Optional<String> currentHome() {
        if (CLONED) {
            return Optional.empty();
        }
        try {
            String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id"));
            Path numbering = Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
            Object user = Files.getAttribute(PROC.resolve("self"), "unix:uid");
            return Optional.of(boot.strip() + " " + numbering + " uid:" + user);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> startOf(long pid) {
        return read(stat(pid)).map(ProcessIdentity::startIn);
    }

    /** The second field is the program's name in parentheses, and may hold spaces. */
    private static String startIn(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return afterName[START_TIME - 3];
    }

    private static Path stat(long pid) {
        return PROC.resolve(pid + "/stat");
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
