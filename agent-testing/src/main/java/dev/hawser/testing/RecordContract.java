package dev.hawser.testing;

import static dev.hawser.testing.StoreUnderTest.failure;
import static dev.hawser.testing.StoreUnderTest.records;
import static dev.hawser.testing.StoreUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That what is written comes back. */
interface RecordContract extends StoreUnderTest {

    /** A store may add members of its own, so they are compared member by member. */
    @Test
    default void records_come_back_whole_and_in_order() throws Exception {
        List<String> written =
                List.of("{\"n\":1,\"text\":\"a b\"}", "{}", "{\"crc\":\"mine\"}", "{\"n\":{\"m\":[1.10]}}");

        try (SessionLog log = store().open("s")) {
            written.forEach(log::append);

            assertAllIn(written, records(log));
        }
        assertAllIn(written, records(store().read("s")));
    }

    /** Each holder goes on where the last one stopped, however many there were. */
    @Test
    default void records_survive_reopening() throws Exception {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            try (SessionLog log = store().open("s")) {
                assertAllIn(written, records(log));
                for (int j = 0; j < i % 3; j++) {
                    String record = "{\"holder\":" + i + ",\"n\":" + j + "}";
                    log.append(record);
                    written.add(record);
                }
                log.flush();
            }
        }

        assertAllIn(written, records(store().read("s")));
    }

    /** Text of any kind, also what Unicode calls separators of lines, and halves of characters. */
    @Test
    default void records_hold_any_unicode() throws Exception {
        Random random = new Random(7);
        List<String> written = IntStream.range(0, 200)
                .mapToObj(i -> Json.object().put("text", anyText(random)))
                .map(Json::write)
                .toList();

        write(store(), "s", written.toArray(String[]::new));

        assertAllIn(written, records(store().read("s")));
    }

    /** Long sessions are read as short ones are. */
    @Test
    default void ten_thousand_records_come_back() throws Exception {
        List<String> written =
                IntStream.range(0, 10_000).mapToObj(i -> "{\"n\":" + i + "}").toList();

        write(store(), "s", written.toArray(String[]::new));

        assertAllIn(written, records(store().read("s")));
    }

    /** A reader sees what was flushed before it read, whoever holds the session. */
    @Test
    default void a_reader_sees_what_is_written_so_far() throws Exception {
        try (SessionLog log = store().open("s")) {
            SessionReader reader = store().read("s");
            for (int i = 0; i < 100; i++) {
                log.append("{\"n\":" + i + "}");
                log.flush();
                assertThat(records(reader)).hasSize(i + 1);
            }
        }
    }

    /** Reading while another thread writes never shows a part of a record. */
    @Test
    default void a_reader_never_sees_a_part_of_a_record() throws Exception {
        String padding = "x".repeat(20_000);
        Thread writer = new Thread(() -> {
            try (SessionLog log = store().open("s")) {
                for (int i = 0; i < 500; i++) {
                    log.append("{\"n\":" + i + ",\"padding\":\"" + padding + "\"}");
                }
            }
        });
        write(store(), "s");
        writer.start();
        while (writer.isAlive()) {
            List<String> seen = records(store().read("s"));
            if (!seen.isEmpty()) {
                assertThat(Json.parse(seen.get(seen.size() - 1)).path("n").asInt())
                        .isEqualTo(seen.size() - 1);
            }
        }
        assertThat(records(store().read("s"))).hasSize(500);
    }

    /** What is large is kept beside the log. */
    @Test
    default void attachments_come_back() {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        try (SessionLog log = store().open("s")) {
            log.attach("image-1", content);
            log.attach("image-1", content);
            log.attach("Empty", new byte[0]);

            assertThat(log.attachment("image-1")).isEqualTo(content);
        }

        assertThat(store().read("s").attachment("image-1")).isEqualTo(content);
        assertThat(store().read("s").attachment("Empty")).isEmpty();
    }

    /** A record names an attachment, so that it is missing is damage. */
    @Test
    default void a_missing_attachment_is_damage() {
        write(store(), "s", "{}");

        assertThat(failure(() -> store().read("s").attachment("none")))
                .returns(Kind.CORRUPT, SessionException::kind)
                .returns("s", SessionException::sessionId);
    }

    private static void assertAllIn(List<String> written, List<String> read) throws JsonProcessingException {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            ObjectNode expected = (ObjectNode) Json.parse(written.get(i));
            ObjectNode found = (ObjectNode) Json.parse(read.get(i));
            found.retain(
                    expected.propertyStream().map(member -> member.getKey()).toList());
            assertThat(found).isEqualTo(expected);
        }
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder("\u2028\u0085\r");
        for (int i = random.nextInt(50); i > 0; i--) {
            text.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : (char) random.nextInt(0x80));
        }
        return text.toString();
    }
}
