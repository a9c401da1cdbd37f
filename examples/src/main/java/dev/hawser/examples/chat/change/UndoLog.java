package dev.hawser.examples.chat.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.tools.fs.workspace.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the files of a conversation were before each turn, a file of JSON Lines a turn. What was there is on the disk
 * before a tool changes it, so that it can be brought back after a crash, too. The last 20 turns are kept, and of those no
 * more than 256 MiB.
 */
public final class UndoLog {

    private static final int MAX_TURNS = 20;
    private static final long MAX_BYTES = 256L << 20;
    private static final String KEPT = ".jsonl";
    private static final FileState NO_ROOM = new FileState.Unkept("too much was changed in one turn");

    private final Path directory;
    private final Set<String> known = new HashSet<>();
    private @Nullable Path turn;

    /** Keeps it in that directory, which is created when it is needed. */
    public UndoLog(Path directory) {
        this.directory = directory;
    }

    /**
     * What is known of a turn.
     *
     * @param file where it is kept
     * @param before what was there before the turn
     * @param after what was there when its last tool had ended; a path lacks if the process ended before
     */
    record Turn(Path file, Map<String, FileState> before, Map<String, FileState> after) {}

    /** What is changed from now on belongs to a new turn. */
    public synchronized void beginTurn() {
        turn = null;
        known.clear();
    }

    /** Forgets all turns. */
    public synchronized void clear() {
        beginTurn();
        turns().forEach(UndoLog::delete);
        delete(directory);
    }

    /** Keeps what is there before a call, unless this turn has kept it already. */
    synchronized void before(Snapshot snapshot) {
        append(beforeLines(snapshot, snapshot.states().keySet()));
    }

    /** Notes what is there after a call, and that what has come was not there before. */
    synchronized void after(Snapshot before, Snapshot after) {
        Set<String> paths = new TreeSet<>(before.states().keySet());
        paths.addAll(after.states().keySet());
        StringBuilder lines = new StringBuilder(beforeLines(before, paths));
        for (String path : paths) {
            ObjectNode line = line("after", path, after.at(path));
            line.remove("content");
            lines.append(Json.write(line)).append('\n');
        }
        append(lines.toString());
    }

    private String beforeLines(Snapshot before, Set<String> paths) {
        boolean full = isFull();
        return paths.stream()
                .filter(known::add)
                .map(path -> Json.write(line("before", path, full ? NO_ROOM : before.at(path))) + "\n")
                .collect(Collectors.joining());
    }

    private boolean isFull() {
        try {
            return turn != null && Files.exists(turn) && Files.size(turn) > MAX_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the last turn that changed something and was not taken back. */
    synchronized Optional<Turn> last() {
        List<Path> turns = turns();
        return turns.isEmpty() ? Optional.empty() : Optional.of(read(turns.get(turns.size() - 1)));
    }

    /** Forgets a turn. */
    synchronized void forget(Turn taken) {
        delete(taken.file());
        if (taken.file().equals(turn)) {
            beginTurn();
        }
    }

    private void append(String lines) {
        try {
            if (turn == null) {
                Files.createDirectories(directory);
                turn = directory.resolve("%06d%s".formatted(nextNumber(), KEPT));
                makeRoom();
            }
            Files.writeString(
                    turn, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("what the files were can't be kept in " + directory, e);
        }
    }

    private int nextNumber() {
        List<Path> turns = turns();
        if (turns.isEmpty()) {
            return 1;
        }
        String name = turns.get(turns.size() - 1).getFileName().toString();
        return Integer.parseInt(name.substring(0, name.length() - KEPT.length())) + 1;
    }

    private void makeRoom() throws IOException {
        List<Path> turns = turns();
        long bytes = 0;
        for (int i = turns.size() - 1; i >= 0; i--) {
            bytes += Files.size(turns.get(i));
            if (bytes > MAX_BYTES || turns.size() - i >= MAX_TURNS) {
                delete(turns.get(i));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> turns() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(KEPT)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Turn read(Path file) {
        Turn read = new Turn(file, new TreeMap<>(), new TreeMap<>());
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.toList()) {
                JsonNode node = Json.parse(line);
                boolean before = node.path("when").asText().equals("before");
                (before ? read.before() : read.after()).put(node.path("path").asText(), state(node));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what the files were can't be read from " + file, e);
        }
        return read;
    }

    private static ObjectNode line(String when, String path, FileState state) {
        ObjectNode line = Json.object().put("when", when).put("path", path);
        if (state instanceof FileState.Regular file) {
            line.put("state", "file");
            line.put("version", file.content().version());
            line.put("permissions", PosixFilePermissions.toString(file.permissions()));
            line.put("content", file.bytes());
        } else if (state instanceof FileState.Unkept unkept) {
            line.put("state", "unkept").put("why", unkept.why());
        } else {
            line.put("state", state instanceof FileState.Directory ? "directory" : "absent");
        }
        return line;
    }

    private static FileState state(JsonNode line) throws IOException {
        return switch (line.path("state").asText()) {
            case "file" -> {
                byte[] content = line.has("content") ? line.get("content").binaryValue() : new byte[0];
                Set<PosixFilePermission> permissions =
                        PosixFilePermissions.fromString(line.path("permissions").asText());
                yield new FileState.Regular(
                        new FileContent(
                                line.path("path").asText(),
                                content,
                                line.path("version").asText()),
                        permissions);
            }
            case "directory" -> new FileState.Directory();
            case "unkept" -> new FileState.Unkept(line.path("why").asText());
            default -> new FileState.Absent();
        };
    }
}
