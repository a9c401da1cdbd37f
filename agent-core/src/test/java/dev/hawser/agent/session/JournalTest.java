package dev.hawser.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.tool.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final String LARGE = "large ".repeat(20_000);

    private final SessionStore store = new MemorySessionStore();

    private static JournalEntry.Answer answer(Content... content) {
        return new JournalEntry.Answer(
                List.of(content), FinishReason.OTHER, "other", Usage.of(1, 2), new Usage(3, 4, 5, 6));
    }

    private void write(JournalEntry... entries) {
        try (Session session = Session.open(store, "s");
                Session.Writer writer = session.tryWrite().orElseThrow()) {
            for (JournalEntry entry : entries) {
                writer.append(entry);
            }
        }
    }

    private static final Content.ToolUse CALL =
            new Content.ToolUse("t1", "pay", Json.object().put("amount", 9007199254740993L));

    private final JournalEntry[] all = {
        new JournalEntry.Prompt("r", List.of(new Content.Text("go"))),
        answer(new Content.Reasoning("hm", null), CALL),
        new JournalEntry.ToolAsked("t1", CALL.input(), "May it?"),
        new JournalEntry.ToolGranted("t1"),
        new JournalEntry.ToolStarted("t1", CALL.input(), Effect.ONCE),
        new JournalEntry.ToolFinished("t1", List.of(new Content.Text(LARGE)), false),
        answer(new Content.Text("more")),
        new JournalEntry.Reminder(List.of(new Content.Text("```answer```"))),
        new JournalEntry.Stop("r", true, "TURN_LIMIT", "so", "more", Usage.NONE, Json.object(), null),
    };

    @Test
    void every_entry_comes_back_as_it_was() {
        write(all);

        List<JournalEntry> read = new ArrayList<>();
        Journal.forEach("s", store.read("s"), read::add);

        assertThat(read).containsExactly(all);
    }

    @Test
    void a_session_is_what_its_entries_come_to() {
        write(all);

        try (Session session = Session.open(store, "s")) {
            assertThat(session.messages())
                    .containsExactly(
                            Message.user("go"),
                            Message.assistant(List.of(new Content.Reasoning("hm", null), CALL)),
                            Message.user(
                                    List.of(new Content.ToolUseResult("t1", List.of(new Content.Text(LARGE)), false))),
                            Message.assistant("more"),
                            Message.user("```answer```"));
            assertThat(session.unfinishedRun()).isEmpty();
            assertThat(session.stopOf("r")).contains((JournalEntry.Stop) all[8]);
        }
    }

    @Test
    void a_document_that_is_longer_than_a_text_may_be_in_json_is_kept_beside_the_log() {
        byte[] content = new byte[16_000_000];
        Content document = new Content.Document("pdf", "report", new Source.Bytes(Blob.of(content)));

        write(new JournalEntry.Prompt("r", List.of(document)));

        List<Integer> lengths = new ArrayList<>();
        store.read("s").forEachRecord(record -> lengths.add(record.length()));
        assertThat(lengths)
                .singleElement()
                .satisfies(length -> assertThat(length).isLessThan(1_000));
        try (Session session = Session.open(store, "s")) {
            assertThat(session.messages()).containsExactly(Message.user(List.of(document)));
        }
    }

    @Test
    void a_large_text_is_kept_beside_the_log() {
        write(all);

        store.read("s").forEachRecord(record -> assertThat(record).hasSizeLessThan(1000));
    }

    @Test
    void what_was_compacted_away_is_not_loaded_again() {
        write(
                all[0],
                answer(new Content.Text(LARGE)),
                all[0],
                new JournalEntry.Compaction(List.of(Message.user("short"))));

        try (Session session = Session.open(store, "s")) {
            assertThat(session.messages()).containsExactly(Message.user("short"));
        }
        assertThat(transcript()).contains("large large");
    }

    @Test
    void what_only_looks_like_a_compaction_replaces_nothing() {
        ObjectNode input = Json.object().put("type", "compaction");
        write(
                all[0],
                answer(new Content.Text(LARGE)),
                all[0],
                answer(new Content.ToolUse("c", "\"type\":\"compaction\"", input)));

        try (Session session = Session.open(store, "s")) {
            assertThat(session.messages().get(1)).isEqualTo(Message.assistant(List.of(new Content.Text(LARGE))));
        }
    }

    @Test
    void a_record_of_a_newer_version_is_refused() {
        try (SessionLog log = store.open("s")) {
            log.append("{\"v\":2,\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"prompt\"}");
        }

        assertThat(catchThrowable(() -> Session.open(store, "s")))
                .isInstanceOf(SessionException.class)
                .hasMessage(
                        "session 's': record 1 has the format 2, and this version of Hawser reads up to 1: use a newer one");
        store.open("s").close();
    }

    @Test
    void the_transcript_shows_everything_and_no_text_can_end_its_fence() {
        write(all);

        assertThat(transcript())
                .startsWith("# Session s\n\n## Prompt of run r\n\n```\ngo\n```\n\n## Model\n")
                .contains("Calls `pay` as t1:\n\n```\n{\n  \"amount\" : 9007199254740993\n}\n```\n")
                .contains("## Question about t1\nMay it?\n")
                .contains("## Granted: t1\n\n## Result of t1\n\n```\nlarge large")
                .contains("[119900 more characters]")
                .contains("````\n```answer```\n````\n")
                .endsWith("## Stop: TURN_LIMIT\nso (0 tokens)\n");
    }

    private String transcript() {
        StringBuilder out = new StringBuilder();
        Transcript.write(store, "s", out, 100);
        return out.toString();
    }
}
