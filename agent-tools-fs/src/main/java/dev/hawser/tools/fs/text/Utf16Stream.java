package dev.hawser.tools.fs.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8. Half a character becomes U+FFFD and takes no other character with it. */
final class Utf16Stream extends InputStream {

    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream utf16;
    private final Encoding encoding;
    private final byte[] in = new byte[8192];
    /** How many bytes of {@link #in} were read but not decoded: less than a character. */
    private int pending;

    private byte[] out = new byte[0];
    private int position;
    private boolean ended;

    Utf16Stream(InputStream utf16, Encoding encoding) {
        this.utf16 = utf16;
        this.encoding = encoding;
    }

    @Override
    public int read() throws IOException {
        return fill() ? out[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, out.length - position);
        System.arraycopy(out, position, bytes, offset, n);
        position += n;
        return n;
    }

    private boolean fill() throws IOException {
        while (position == out.length && !ended) {
            int n = utf16.read(in, pending, in.length - pending);
            ended = n < 0;
            out = decode(pending + Math.max(0, n)).getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return position < out.length;
    }

    private String decode(int available) {
        StringBuilder chars = new StringBuilder(available / 2 + 1);
        int at = 0;
        while (at + 1 < available) {
            char c = encoding.charAt(in, at);
            boolean complete = at + 3 < available;
            if (Character.isHighSurrogate(c) && !complete && !ended) {
                break;
            }
            char next = complete ? encoding.charAt(in, at + 2) : 0;
            if (Character.isSurrogatePair(c, next)) {
                chars.append(c).append(next);
                at += 4;
            } else {
                chars.append(Character.isSurrogate(c) ? REPLACEMENT : c);
                at += 2;
            }
        }
        pending = available - at;
        System.arraycopy(in, at, in, 0, pending);
        return ended && pending > 0 ? chars.append(REPLACEMENT).toString() : chars.toString();
    }

    @Override
    public void close() throws IOException {
        utf16.close();
    }
}
