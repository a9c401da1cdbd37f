package dev.hawser.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.agent.tool.Effect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens sessions in a JVM with so little memory that it would fail if they were held more than once or twice. */
class LargeSessionTest {

    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path root;

    @Test
    void a_session_of_ten_thousand_entries_opens_in_little_memory() throws Exception {
        int turns = 2_500;
        write(log -> {
            for (int i = 0; i < turns; i++) {
                log.append(new JournalEntry.Prompt(null, text("prompt " + i)));
                log.append(call("call-" + i));
                log.append(new JournalEntry.ToolFinished("call-" + i, text(i + "x".repeat(2_000)), false));
                log.append(answer(text("answer " + i)));
            }
        });

        assertThat(open("32m")).isEqualTo(4 * turns + " messages, 0 pending\n");
    }

    @Test
    void a_result_of_fifty_megabytes_is_held_once() throws Exception {
        write(log -> {
            log.append(new JournalEntry.Prompt("r", text("read it all")));
            log.append(call("call"));
            log.append(new JournalEntry.ToolStarted("call", Json.object(), Effect.READS));
            log.append(new JournalEntry.ToolFinished("call", text("x".repeat(50 * MEGABYTE)), false));
        });

        assertThat(segmentBytes()).isLessThan(10_000);
        assertThat(open("160m")).isEqualTo("3 messages, 0 pending\n");
    }

    /** Results of fifty megabytes that a compaction has replaced are not read. */
    @Test
    void what_a_compaction_has_replaced_takes_no_memory() throws Exception {
        write(log -> {
            log.append(new JournalEntry.Prompt("r", text("read it all")));
            for (int i = 0; i < 2; i++) {
                log.append(call("call-" + i));
                log.append(new JournalEntry.ToolFinished("call-" + i, text(i + "x".repeat(50 * MEGABYTE)), false));
                log.append(new JournalEntry.Compaction(List.of(Message.user("read it all; I have seen " + i))));
            }
        });

        assertThat(open("24m")).isEqualTo("1 messages, 0 pending\n");
    }

    private interface Entries {
        void writeTo(Unflushed log);
    }

    private record Unflushed(Journal journal) {
        void append(JournalEntry entry) {
            journal.append(entry, false);
        }
    }

    private void write(Entries entries) {
        try (SessionLog log = FileSessionStore.at(root).open("large")) {
            entries.writeTo(new Unflushed(new Journal("large", log)));
        }
    }

    private long segmentBytes() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static JournalEntry call(String id) {
        return answer(List.of(new Content.ToolUse(id, "read", Json.object())));
    }

    private static JournalEntry answer(List<Content> content) {
        return new JournalEntry.Answer(content, FinishReason.END_TURN, "end_turn", Usage.NONE, Usage.NONE);
    }

    private static List<Content> text(String text) {
        return List.of(new Content.Text(text));
    }

    private String open(String heap) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opener.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Opens the session {@code large} of the store in a directory, and says what it has. */
    static final class Opener {

        private Opener() {}

        public static void main(String[] args) {
            try (Session session = Session.open(FileSessionStore.at(Path.of(args[0])), "large")) {
                System.out.println(session.messages().size() + " messages, "
                        + session.pendingTurn().stream().count() + " pending");
            }
        }
    }
}
