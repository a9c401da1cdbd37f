package dev.hawser.tools.fs.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void reads_the_same_lines_as_a_text_in_memory_has() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 3000; round++) {
            String text = anyText(random);
            Lines expected = new Lines(text);

            List<LineReader.Line> lines = readAll(new LineReader(trickle(text, random), 1000));

            assertThat(lines).hasSize(expected.count());
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i))
                        .isEqualTo(new LineReader.Line(expected.line(i + 1), 0, expected.ending(i + 1)));
            }
        }
    }

    @Test
    void skips_as_many_lines_as_there_are() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 3000; round++) {
            String text = anyText(random);
            int count = new Lines(text).count();
            int skip = random.nextInt(5);
            LineReader reader = new LineReader(trickle(text, random), 1000);

            assertThat(reader.skip(skip)).isEqualTo(Math.min(skip, count));
            assertThat(readAll(reader)).hasSize(Math.max(0, count - skip));
        }
    }

    @Test
    void of_a_long_line_keeps_the_start_and_says_how_much_is_missing() throws IOException {
        LineReader reader = new LineReader(bytes("a€" + "x".repeat(100_000) + "\r\nb"), 10);

        assertThat(readAll(reader))
                .containsExactly(
                        new LineReader.Line("a€xxxxxx", 99_994, LineEnding.CRLF),
                        new LineReader.Line("b", 0, LineEnding.NONE));
    }

    @Test
    void a_line_as_long_as_the_cap_is_whole() throws IOException {
        LineReader reader = new LineReader(bytes("0123456789\r\n0123456789\n"), 10);

        assertThat(readAll(reader))
                .containsExactly(
                        new LineReader.Line("0123456789", 0, LineEnding.CRLF),
                        new LineReader.Line("0123456789", 0, LineEnding.LF));
    }

    @Test
    void never_cuts_within_a_character() throws IOException {
        for (int cap = 1; cap < 12; cap++) {
            LineReader.Line line = new LineReader(bytes("aé€😀b"), cap).next();

            assertThat(line).isNotNull();
            assertThat("aé€😀b").startsWith(line.chars());
            assertThat(line.chars().getBytes(UTF_8).length + line.omittedBytes())
                    .isEqualTo(11);
        }
    }

    private static List<LineReader.Line> readAll(LineReader reader) throws IOException {
        List<LineReader.Line> lines = new ArrayList<>();
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(List.of("\n", "\r\n", "\r", "a", "é", "").get(random.nextInt(6)));
        }
        return text.toString();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Gives one to three bytes at a time. */
    private static InputStream trickle(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(3)));
            }
        };
    }
}
