package dev.hawser.benchmarks.journal;

import dev.hawser.agent.Agent;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.JournalEntry;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.agent.tool.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A session in files whose run was left before its last answer. */
final class StoredSession {

    private static final String ID = "left";
    private static final int ENTRIES_PER_TURN = 3;

    private final Path store;

    private StoredSession(Path store) {
        this.store = store;
    }

    /** Writes a session of that many entries: a prompt, and turns of an answer with a tool call, its start and its result. */
    static StoredSession ofTurns(Path root, int entries) throws IOException {
        StoredSession session = new StoredSession(Files.createTempDirectory(root, "turns"));
        session.write(writer -> {
            writer.prompt("run", List.of(new Content.Text("Read all files.")));
            for (int i = 0; i < (entries - 1) / ENTRIES_PER_TURN; i++) {
                String id = "call-" + i;
                var input = Json.object().put("path", "src/main/java/Order" + i + ".java");
                writer.append(new JournalEntry.Answer(
                        List.of(new Content.Text("I look."), new Content.ToolUse(id, "read_file", input)),
                        FinishReason.TOOL_USE,
                        "tool_use",
                        Usage.NONE,
                        Usage.NONE));
                writer.append(new JournalEntry.ToolStarted(id, input, Effect.READS));
                writer.finish(id, List.of(new Content.Text("line\n".repeat(120))), false, Effect.READS);
            }
        });
        return session;
    }

    /** Writes a session of one prompt that holds a document of that many bytes. */
    static StoredSession withAttachment(Path root, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(1).nextBytes(content);
        StoredSession session = new StoredSession(Files.createTempDirectory(root, "attachment"));
        session.write(writer -> writer.prompt(
                "run",
                List.of(
                        new Content.Text("Summarise this."),
                        new Content.Document("pdf", "report", new Source.Bytes(Blob.of(content))))));
        return session;
    }

    private interface Writing {
        void to(Session.Writer writer);
    }

    private void write(Writing writing) {
        try (Session session = Session.open(FileSessionStore.at(store), ID);
                Session.Writer writer = session.tryWrite().orElseThrow()) {
            writing.to(writer);
        }
    }

    /** Returns the milliseconds to read all of its files and nothing more. */
    double read() throws IOException {
        long start = System.nanoTime();
        try (Stream<Path> files = Files.walk(store)) {
            files.filter(Files::isRegularFile).forEach(StoredSession::readFile);
        }
        return millis(start);
    }

    private static void readFile(Path file) {
        try {
            Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the milliseconds to open it. */
    double open() {
        long start = System.nanoTime();
        try (Session session = Session.open(FileSessionStore.at(store), ID)) {
            double millis = millis(start);
            session.unfinishedRun().orElseThrow();
            return millis;
        }
    }

    /** Returns the milliseconds to open a copy of it and to go on until the model has answered. */
    double resume() throws IOException {
        StoredSession copy = new StoredSession(Files.createTempDirectory(store.getParent(), "copy"));
        copy.takeFrom(this);
        Agent agent = Agent.builder().model(new Answering()).build();
        long start = System.nanoTime();
        try (Session session = Session.open(FileSessionStore.at(copy.store), ID)) {
            agent.resume(session);
            return millis(start);
        }
    }

    private void takeFrom(StoredSession other) throws IOException {
        try (Stream<Path> paths = Files.walk(other.store)) {
            for (Path path : paths.skip(1).toList()) {
                Files.copy(path, store.resolve(other.store.relativize(path)));
            }
        }
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** A model that has nothing more to do. */
    private static final class Answering implements Model {

        @Override
        public ModelResponse call(ModelRequest request, ModelCall call) {
            return ModelResponse.text("Done.");
        }

        @Override
        public String name() {
            return "answering";
        }
    }
}
