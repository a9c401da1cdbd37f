package dev.hawser.agent.session.file;

import static dev.hawser.agent.session.file.Sessions.failure;
import static dev.hawser.agent.session.file.Sessions.read;
import static dev.hawser.agent.session.file.Sessions.record;
import static dev.hawser.agent.session.file.Sessions.recordsTo;
import static dev.hawser.agent.session.file.Sessions.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {

    @TempDir
    Path root;

    private FileSessionStore store;

    @BeforeEach
    void create_a_store() {
        store = FileSessionStore.at(root);
    }

    /** Cuts the last segment at every byte: what remains is always the records whose lines are whole. */
    @Test
    void a_torn_last_line_is_left_out_wherever_it_is_torn() throws IOException {
        write(store, 0, 3);
        byte[] whole = Files.readAllBytes(segment(1));
        for (int length = whole.length; length >= 0; length--) {
            Files.write(segment(1), Arrays.copyOf(whole, length));
            int records = Math.max(0, linesIn(whole, length) - 1);

            assertThat(read(store.read("s"))).isEqualTo(recordsTo(records));
        }
    }

    @Test
    void the_next_holder_goes_on_before_a_torn_line() throws IOException {
        write(store, 0, 2);
        append(segment(1), "{\"n\":99");

        write(store, 2, 4);

        assertThat(read(store.read("s"))).isEqualTo(recordsTo(4));
    }

    @Test
    void a_last_line_with_a_wrong_checksum_is_left_out() throws IOException {
        write(store, 0, 2);
        append(segment(1), "{\"n\":2,\"crc\":\"00000000\"}\n");

        write(store, 2, 3);

        assertThat(read(store.read("s"))).isEqualTo(recordsTo(3));
    }

    /** Every byte of the middle records, changed in turn, is noticed. */
    @Test
    void a_damaged_line_is_found_and_named() throws IOException {
        write(store, 0, 3);
        byte[] whole = Files.readAllBytes(segment(1));
        int header = endOfLine(whole, 0);
        int begin = endOfLine(whole, header);
        for (int at = begin; at < endOfLine(whole, begin) - 1; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(segment(1), damaged);

            assertThat(failure(() -> read(store.read("s"))))
                    .returns(Kind.CORRUPT, SessionException::kind)
                    .hasMessage("session 's' is damaged: 00000001.jsonl, line 3 (from byte " + begin
                            + ") fails its checksum. 1 records before it are intact; FileSessionStore.salvage(id,"
                            + " newId) copies them into a new session");
            assertThat(failure(() -> store.open("s"))).returns(Kind.CORRUPT, SessionException::kind);
        }
    }

    @Test
    void a_damaged_line_of_an_earlier_segment_is_never_taken_for_a_torn_one() throws IOException {
        write(store, 0, 2);
        write(store, 2, 4);
        damage(segment(1), -3);

        assertThat(failure(() -> read(store.read("s"))))
                .returns(Kind.CORRUPT, SessionException::kind)
                .hasMessageContaining("00000001.jsonl, line 3")
                .hasMessageContaining("1 records before it are intact");
    }

    @Test
    void a_shortened_earlier_segment_is_damage() throws IOException {
        write(store, 0, 2);
        write(store, 2, 4);
        byte[] whole = Files.readAllBytes(segment(1));
        Files.write(segment(1), Arrays.copyOf(whole, endOfLine(whole, endOfLine(whole, 0))));

        assertThat(failure(() -> read(store.read("s"))))
                .returns(Kind.CORRUPT, SessionException::kind)
                .hasMessageContaining("and should have " + whole.length);
    }

    @Test
    void a_missing_earlier_segment_is_damage() throws IOException {
        write(store, 0, 2);
        write(store, 2, 4);
        Files.delete(segment(1));

        assertThat(failure(() -> read(store.read("s"))))
                .returns(Kind.CORRUPT, SessionException::kind)
                .hasMessageContaining("00000001.jsonl is missing");
    }

    @Test
    void a_damaged_first_line_with_records_after_it_is_damage() throws IOException {
        write(store, 0, 2);
        damage(segment(1), 5);

        assertThat(failure(() -> read(store.read("s"))))
                .returns(Kind.CORRUPT, SessionException::kind)
                .hasMessageContaining("00000001.jsonl, line 1");
    }

    @Test
    void a_newer_version_is_not_misread() throws IOException {
        write(store, 0, 2);
        Files.write(segment(1), Line.encode("{\"type\":\"lease\",\"version\":2}"));

        assertThat(failure(() -> read(store.read("s"))))
                .returns(Kind.CORRUPT, SessionException::kind)
                .hasMessageContaining("newer version");
    }

    @Test
    void a_damaged_attachment_is_found() throws IOException {
        byte[] content = {1, 2, 3};
        String name = Blob.of(content).sha256();
        try (SessionLog log = store.open("s")) {
            log.attach(name, content);
        }
        damage(root.resolve("s/att").resolve(name), 1);

        assertThat(failure(() -> store.read("s").attachment(name))).returns(Kind.CORRUPT, SessionException::kind);
    }

    @Test
    void salvage_copies_what_is_before_the_damage_and_leaves_the_damaged_session_alone() throws IOException {
        write(store, 0, 3);
        try (SessionLog log = store.open("s")) {
            log.attach("a", new byte[] {7});
            log.append(record(3));
            log.append(record(4));
            log.append(record(5));
        }
        damage(segment(2), -30);
        byte[] damaged = Files.readAllBytes(segment(2));
        assertThat(failure(() -> store.open("s"))).hasMessageContaining("4 records before it are intact");

        assertThat(store.salvage("s", "t")).isEqualTo(4);

        assertThat(read(store.read("t"))).isEqualTo(recordsTo(4));
        assertThat(store.read("t").attachment("a")).containsExactly(7);
        assertThat(Files.readAllBytes(segment(2))).isEqualTo(damaged);
        assertThatIllegalArgumentException().isThrownBy(() -> store.salvage("s", "t"));
    }

    @Test
    void a_record_that_is_not_an_object_on_one_line_is_refused() {
        try (SessionLog log = store.open("s")) {
            for (String record : new String[] {"", "{", "[]", "{\n}", "{} "}) {
                assertThatIllegalArgumentException().isThrownBy(() -> log.append(record));
            }
            assertThat(read(log)).isEmpty();
        }
    }

    private Path segment(int epoch) {
        return SessionDirectory.of(root, "s").segment(epoch);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    /** Changes one byte; a negative place counts from the end. */
    private static void damage(Path file, int place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place < 0 ? bytes.length + place : place] ^= 1;
        Files.write(file, bytes);
    }

    private static int endOfLine(byte[] bytes, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n', from) + 1;
    }

    private static int linesIn(byte[] bytes, int length) {
        return (int) new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }
}
