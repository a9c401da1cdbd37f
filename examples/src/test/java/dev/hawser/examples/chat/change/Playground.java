package dev.hawser.examples.chat.change;

import dev.hawser.agent.Agent;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.tools.fs.FileTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory in which an agent does what it is told, and the log of what it changed. */
final class Playground {

    private final Path directory;
    private final Path logs;
    private final Tree tree;
    private UndoLog log;

    Playground(Path directory, Path logs) {
        this.directory = directory;
        this.logs = logs;
        this.tree = Tree.at(directory);
        this.log = new UndoLog(logs);
    }

    Tree tree() {
        return tree;
    }

    /** Makes these calls in one turn: a tool's name and its arguments in turn. */
    void turn(String... calls) {
        log.beginTurn();
        ScriptedModel model = ScriptedModel.script();
        for (int i = 0; i < calls.length; i += 2) {
            model.callsTool(calls[i], calls[i + 1]);
        }
        Agent.builder()
                .model(model.says("Done."))
                .tools(FileTools.all(tree.workspace()))
                .hooks(new ChangeKeeper(tree, () -> log))
                .build()
                .run("Do it.");
    }

    /** Forgets what is in memory, as the end of the process does. */
    void restart() {
        log = new UndoLog(logs);
    }

    Undo undo() {
        return Undo.last(tree, log).orElseThrow();
    }

    boolean hasUndo() {
        return log.last().isPresent();
    }

    static Content.ToolUse call(String tool, String input) {
        try {
            return new Content.ToolUse("call-1", tool, Json.parse(input));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String path, String content) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.writeString(directory.resolve(path), content);
    }

    /** Returns all files with their content, and all directories. */
    SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(path -> !path.equals(directory)).toList()) {
                String name = directory.relativize(path).toString();
                boolean isDirectory = Files.isDirectory(path);
                files.put(isDirectory ? name + "/" : name, isDirectory ? "" : Files.readString(path));
            }
        }
        return files;
    }
}
