package dev.hawser.tools.fs.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The whole content of a text file, in memory. {@code Text.decode(bytes).encode()} gives the very same bytes back, whatever
 * they were, and a change of some characters changes the bytes of no others.
 *
 * <p>The characters are those behind the byte order mark. A byte that isn't valid in the encoding is there as a lone
 * surrogate. Immutable.
 */
public final class Text {

    private final Encoding encoding;
    private final String chars;
    /** The odd last byte of a damaged UTF-16 file, else empty. */
    private final byte[] tail;

    private Text(Encoding encoding, String chars, byte[] tail) {
        this.encoding = encoding;
        this.chars = chars;
        this.tail = tail;
    }

    /** Returns a text that {@link #encode} will write in the given encoding. */
    public static Text of(Encoding encoding, String chars) {
        return new Text(encoding, chars, new byte[0]);
    }

    /** Decodes the content of a file. */
    public static Text decode(byte[] bytes) {
        Encoding encoding = Encoding.of(bytes, bytes.length);
        int start = encoding.markLength();
        if (!encoding.isUtf16()) {
            return of(encoding, EscapedUtf8.decode(bytes, start, bytes.length - start));
        }
        char[] chars = new char[(bytes.length - start) / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = encoding.charAt(bytes, start + 2 * i);
        }
        byte[] tail = Arrays.copyOfRange(bytes, start + 2 * chars.length, bytes.length);
        return new Text(encoding, new String(chars), tail);
    }

    /** Returns this text with other characters: same encoding, same byte order mark. */
    public Text withChars(String newChars) {
        return new Text(encoding, newChars, tail);
    }

    /** Returns the content of the file. */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(chars.length() + 4);
        out.writeBytes(encoding.mark());
        out.writeBytes(encodeWithoutMark());
        return out.toByteArray();
    }

    /** Returns what is behind the byte order mark. */
    public byte[] encodeWithoutMark() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(chars.length() + 4);
        out.writeBytes(encoding.isUtf16() ? utf16() : EscapedUtf8.encode(chars));
        out.writeBytes(tail);
        return out.toByteArray();
    }

    private byte[] utf16() {
        int high = encoding == Encoding.UTF_16BE ? 0 : 1;
        byte[] bytes = new byte[2 * chars.length()];
        for (int i = 0; i < chars.length(); i++) {
            bytes[2 * i + high] = (byte) (chars.charAt(i) >> 8);
            bytes[2 * i + 1 - high] = (byte) chars.charAt(i);
        }
        return bytes;
    }

    /** Returns how the bytes stand for characters. */
    public Encoding encoding() {
        return encoding;
    }

    /** Returns the characters behind the byte order mark. */
    public String chars() {
        return chars;
    }
}
