package dev.hawser.agent.session.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the lines of a file up to a limit, and tells where each begins. */
final class LineReader implements Closeable {

    /** What stands between two line feeds. Its record is empty if the line is damaged or has no end. */
    record Entry(int number, long offset, Optional<String> record) {}

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final long limit;
    private int number;
    private long offset;

    private LineReader(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    static LineReader open(Path file, long limit) throws IOException {
        return new LineReader(new BufferedInputStream(Files.newInputStream(file), BUFFER), limit);
    }

    /** Returns where the next line begins. */
    long offset() {
        return offset;
    }

    /** Returns the next line, or nothing at the end or the limit. */
    Optional<Entry> next() throws IOException {
        long start = offset;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int read = read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = read();
        }
        number++;
        Optional<String> record = read == '\n' ? Line.decode(line.toByteArray()) : Optional.empty();
        return Optional.of(new Entry(number, start, record));
    }

    private int read() throws IOException {
        if (offset >= limit) {
            return -1;
        }
        int read = in.read();
        if (read >= 0) {
            offset++;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
