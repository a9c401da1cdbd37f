package dev.hawser.tools.fs.text;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8 in constant memory: of a line longer than the cap, only the start is kept. */
public final class LineReader {

    /**
     * A line.
     *
     * @param chars the line without its ending, cut to the cap
     * @param omittedBytes how many bytes of UTF-8 the cut left out
     * @param ending what ended it
     */
    public record Line(String chars, long omittedBytes, LineEnding ending) {}

    private static final byte LINE_FEED = '\n';

    private final InputStream utf8;
    private final byte[] line;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int limit;

    /** Reads from the stream; of each line, at most {@code maxLineBytes} bytes are kept. */
    public LineReader(InputStream utf8, int maxLineBytes) {
        this.utf8 = utf8;
        this.line = new byte[maxLineBytes + 1];
    }

    /** Returns the next line, or null at the end. */
    public @Nullable Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        int kept = 0;
        long length = 0;
        byte last = 0;
        boolean ended = false;
        while (!ended && fill()) {
            int end = lineFeed();
            ended = end < limit;
            int n = end - position;
            int copied = Math.min(n, line.length - kept);
            System.arraycopy(buffer, position, line, kept, copied);
            kept += copied;
            length += n;
            last = n > 0 ? buffer[end - 1] : last;
            position = ended ? end + 1 : end;
        }
        LineEnding ending = !ended ? LineEnding.NONE : last == '\r' ? LineEnding.CRLF : LineEnding.LF;
        long content = ending == LineEnding.CRLF ? length - 1 : length;
        int shown = (int) Math.min(content, line.length - 1);
        if (shown < content) {
            shown = EscapedUtf8.startOfCharacter(line, shown);
        }
        return new Line(EscapedUtf8.decode(line, 0, shown), content - shown, ending);
    }

    /** Skips lines and returns how many there were, at most {@code count}. */
    public long skip(long count) throws IOException {
        long skipped = 0;
        boolean open = false;
        while (skipped < count && fill()) {
            int end = lineFeed();
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            open = !ended;
            skipped += ended ? 1 : 0;
        }
        return skipped < count && open ? skipped + 1 : skipped;
    }

    private int lineFeed() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == LINE_FEED) {
                return i;
            }
        }
        return limit;
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, utf8.read(buffer));
        }
        return position < limit;
    }
}
