package dev.hawser.tools.fs.search;

import dev.hawser.tools.fs.text.EscapedUtf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Searches line by line, block by block. A line longer than the largest block is searched in pieces. */
final class LineSearch implements FileSearch {

    private static final int SMALLEST_BLOCK = 256 << 10;
    private static final int LARGEST_BLOCK = 8 << 20;

    private final CandidateFinder candidates;
    private final SearchPattern pattern;
    private byte[] block = new byte[0];

    LineSearch(SearchPattern pattern) {
        this.pattern = pattern;
        this.candidates = pattern.candidates();
    }

    @Override
    public Outcome search(InputStream utf8, MatchSink sink) throws IOException {
        BoundedMatcher matcher = pattern.matcher();
        if (block.length == 0) {
            block = new byte[SMALLEST_BLOCK];
        }
        long line = 1;
        int filled = 0;
        boolean more = true;
        while (more) {
            int read = utf8.readNBytes(block, filled, block.length - filled);
            filled += read;
            more = filled == block.length;
            int end = more ? endOfLastLine(filled) : filled;
            if (end == 0 && block.length < LARGEST_BLOCK) {
                block = Arrays.copyOf(block, 2 * block.length);
                continue;
            }
            end = end == 0 ? filled : end;
            String bytes = new String(block, 0, end, StandardCharsets.ISO_8859_1);
            if (!searchBlock(bytes, block, 0, line, matcher, sink)) {
                break;
            }
            if (more) {
                line += lineFeeds(bytes, 0, end);
                System.arraycopy(block, end, block, 0, filled - end);
                filled -= end;
            }
        }
        return matcher.gaveUp() ? Outcome.GAVE_UP : Outcome.DONE;
    }

    @Override
    public Outcome search(ByteBuffer utf8, MatchSink sink) {
        BoundedMatcher matcher = pattern.matcher();
        int begin = utf8.arrayOffset() + utf8.position();
        String bytes = new String(utf8.array(), begin, utf8.remaining(), StandardCharsets.ISO_8859_1);
        searchBlock(bytes, utf8.array(), begin, 1, matcher, sink);
        return matcher.gaveUp() ? Outcome.GAVE_UP : Outcome.DONE;
    }

    /**
     * Searches some lines.
     *
     * @param bytes the lines, a character a byte
     * @param array has them too
     * @param begin where in the array they begin
     * @return whether to go on
     */
    private boolean searchBlock(
            String bytes, byte[] array, int begin, long firstLine, BoundedMatcher matcher, MatchSink sink) {
        long line = firstLine;
        int counted = 0;
        int from = 0;
        for (int place = candidates.next(bytes, from); place >= 0; place = candidates.next(bytes, from)) {
            int start = bytes.lastIndexOf('\n', place - 1) + 1;
            int lineFeed = bytes.indexOf('\n', place);
            int end = lineFeed < 0 ? bytes.length() : lineFeed;
            boolean crlf = lineFeed > start && bytes.charAt(lineFeed - 1) == '\r';
            String text = EscapedUtf8.decode(array, begin + start, (crlf ? end - 1 : end) - start);
            matcher.reset(text);
            if (matcher.find()) {
                line += lineFeeds(bytes, counted, start);
                counted = start;
                if (!sink.found(line, line, text, matcher.start())) {
                    return false;
                }
            }
            from = end + 1;
        }
        return true;
    }

    private int endOfLastLine(int filled) {
        int end = filled;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static long lineFeeds(String bytes, int from, int to) {
        long count = 0;
        for (int at = bytes.indexOf('\n', from); at >= 0 && at < to; at = bytes.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }
}
