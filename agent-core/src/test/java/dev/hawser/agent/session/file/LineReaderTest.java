package dev.hawser.agent.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static final String LINE = new String(Line.encode("{\"n\":1}"), StandardCharsets.UTF_8);

    /** A reader comes to the end in the middle of a line; only then does the writer write the rest of it. */
    @Test
    void a_line_that_was_half_written_at_the_end_ends_the_file_though_its_rest_follows() throws IOException {
        LineReader lines =
                new LineReader(growing(LINE + LINE.substring(0, 5), LINE.substring(5) + LINE), Long.MAX_VALUE);

        assertThat(lines.next()).contains(new LineReader.Entry(1, 0, Optional.of("{\"n\":1}")));
        assertThat(lines.next()).contains(new LineReader.Entry(2, LINE.length(), Optional.empty()));
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void what_a_writer_adds_after_a_whole_line_at_the_end_is_for_the_next_reader() throws IOException {
        LineReader lines = new LineReader(growing(LINE, LINE), Long.MAX_VALUE);

        assertThat(lines.next()).isPresent();
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }

    /** Says that it is at its end after each part, as a file does that somebody else makes longer. */
    private static InputStream growing(String... parts) {
        Queue<InputStream> rest = new ArrayDeque<>();
        for (String part : List.of(parts)) {
            rest.add(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
        }
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = rest.isEmpty() ? -1 : rest.element().read(buffer, from, length);
                if (read < 0) {
                    rest.poll();
                }
                return read;
            }
        };
    }
}
