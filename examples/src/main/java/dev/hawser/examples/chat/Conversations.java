package dev.hawser.examples.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionInfo;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.examples.chat.change.UndoLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The conversations about one directory, each with what its turns changed. */
final class Conversations {

    private static final int SHOWN = 10;
    private static final int UNDOABLE = 20;

    private final Path home;
    private final SessionStore store;

    Conversations(Path home) {
        this.home = home;
        this.store = FileSessionStore.at(home.resolve("sessions"));
    }

    /**
     * A conversation that is kept.
     *
     * @param id the session
     * @param lastWritten when something happened in it last
     * @param prompts how often the user said something
     * @param first what the user said first, or why it can't be read
     */
    record Kept(String id, Instant lastWritten, long prompts, String first) {}

    /** Returns those that were written last, the newest first. */
    List<Kept> newest() {
        List<Kept> kept = new ArrayList<>();
        for (SessionInfo info : store.list()) {
            describe(info).ifPresent(kept::add);
            if (kept.size() == SHOWN) {
                break;
            }
        }
        return kept;
    }

    private Optional<Kept> describe(SessionInfo info) {
        try {
            return describe(info, records(info.id()));
        } catch (SessionException e) {
            return Optional.of(new Kept(info.id(), info.lastWritten(), 0, e.getMessage()));
        }
    }

    private static Optional<Kept> describe(SessionInfo info, List<JsonNode> records) {
        List<String> prompts = records.stream()
                .filter(entry -> entry.path("type").asText().equals("prompt"))
                .map(entry -> entry.path("content").path(0).path("text").asText())
                .toList();
        return prompts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept(info.id(), info.lastWritten(), prompts.size(), prompts.get(0)));
    }

    /** Returns what the model's answers have cost. */
    Usage usage(String id) {
        return records(id).stream()
                .filter(entry -> entry.path("type").asText().equals("answer"))
                .map(entry -> Json.mapper().convertValue(entry.path("usage"), Usage.class))
                .reduce(Usage.NONE, Usage::plus);
    }

    private List<JsonNode> records(String id) {
        List<JsonNode> records = new ArrayList<>();
        store.read(id).forEachRecord(record -> {
            try {
                records.add(Json.parse(record));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the session '" + id + "' has a record that is no JSON", e);
            }
        });
        return records;
    }

    /** Begins a conversation. What old ones have changed can't be taken back any more. */
    Session begin() {
        store.list().stream()
                .skip(UNDOABLE - 1)
                .forEach(old -> changes(old.id()).clear());
        return Session.open(store, UUID.randomUUID().toString());
    }

    /** Goes on with one. */
    Session open(String id) {
        return Session.open(store, id);
    }

    /** Returns what the turns of a conversation changed. */
    UndoLog changes(String id) {
        return new UndoLog(home.resolve("undo").resolve(id));
    }
}
