package dev.hawser.tools.fs.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that loses nothing: a byte that isn't part of a valid sequence becomes the lone low surrogate {@code U+DC00 + byte},
 * which valid UTF-8 can't contain, and goes back to that byte. (Python knows this as {@code surrogateescape}, PEP 383.)
 */
public final class EscapedUtf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private EscapedUtf8() {}

    /** Returns the characters of the bytes. */
    public static String decode(byte[] bytes, int offset, int length) {
        String plain = new String(bytes, offset, length, StandardCharsets.UTF_8);
        return plain.indexOf(REPLACEMENT) < 0 ? plain : decodeEscaping(bytes, offset, length);
    }

    private static String decodeEscaping(byte[] bytes, int offset, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate(length + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            for (int i = result.length(); i > 0; i--) {
                out.put(escape(in.get()));
            }
        }
    }

    static byte[] encode(String chars) {
        int next = nextEscaped(chars, 0);
        if (next == chars.length()) {
            return chars.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(chars.length() + 16);
        int done = 0;
        while (next < chars.length()) {
            out.writeBytes(chars.substring(done, next).getBytes(StandardCharsets.UTF_8));
            out.write(chars.charAt(next) & 0xFF);
            done = next + 1;
            next = nextEscaped(chars, done);
        }
        out.writeBytes(chars.substring(done).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Returns the offset, or the start of the character that it is in the middle of. */
    static int startOfCharacter(byte[] bytes, int offset) {
        int start = offset;
        while (start > 0 && offset - start < 3 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    static boolean isEscaped(int codePoint) {
        return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
    }

    private static char escape(byte b) {
        return (char) (0xDC00 | (b & 0xFF));
    }

    private static int nextEscaped(String chars, int from) {
        for (int i = from; i < chars.length(); ) {
            int codePoint = chars.codePointAt(i);
            if (isEscaped(codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return chars.length();
    }
}
