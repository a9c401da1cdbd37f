package dev.hawser.agent.session.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the lines of a file up to a limit, and tells where each begins. */
final class LineReader implements Closeable {

    /** What stands before a line feed. Its record is empty if the line is damaged, or ends without one. */
    record Entry(int number, long offset, Optional<String> record) {}

    private final InputStream in;
    private final long limit;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private int number;
    private long offset;
    private boolean ended;

    LineReader(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    static LineReader open(Path file, long limit) throws IOException {
        return new LineReader(Files.newInputStream(file), limit);
    }

    /** Returns where the next line begins. */
    long offset() {
        return offset;
    }

    /**
     * Returns the next line, or nothing at the end or the limit. What was once the end stays it, even if a writer has gone on
     * meanwhile: the rest of a line that was half written would look like a damaged one.
     */
    Optional<Entry> next() throws IOException {
        long begins = offset;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean whole = false;
        while (!whole && fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            whole = end < filled;
            line.write(buffer, position, end - position);
            int consumed = end - position + (whole ? 1 : 0);
            position += consumed;
            offset += consumed;
        }
        if (offset == begins) {
            return Optional.empty();
        }
        number++;
        Optional<String> record = whole ? Line.decode(line.toByteArray()) : Optional.empty();
        return Optional.of(new Entry(number, begins, record));
    }

    /** Returns false at the end or the limit. */
    private boolean fill() throws IOException {
        if (position == filled && !ended) {
            position = 0;
            filled = Math.max(0, in.read(buffer, 0, (int) Math.min(buffer.length, limit - offset)));
            ended = filled == 0;
        }
        return position < filled;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
