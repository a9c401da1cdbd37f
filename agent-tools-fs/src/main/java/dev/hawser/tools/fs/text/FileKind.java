package dev.hawser.tools.fs.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a file is by its first bytes; its name doesn't matter.
 *
 * @param imageFormat {@code png}, {@code jpeg}, {@code gif} or {@code webp} if it is a picture, else empty
 * @param isText whether it can be read as text
 */
public record FileKind(String imageFormat, boolean isText) {

    /** How many bytes of a file are looked at. */
    public static final int HEAD_LENGTH = 8192;

    private static final FileKind TEXT = new FileKind("", true);
    private static final FileKind BINARY = new FileKind("", false);

    /** Returns the kind of a file that starts with the first {@code length} bytes of {@code head}. */
    public static FileKind of(byte[] head, int length) {
        int n = Math.min(length, HEAD_LENGTH);
        if (isAt(head, n, 0, "\u0089PNG\r\n\u001A\n")) {
            return image("png");
        }
        if (isAt(head, n, 0, "\u00FF\u00D8\u00FF")) {
            return image("jpeg");
        }
        if (isAt(head, n, 0, "GIF87a") || isAt(head, n, 0, "GIF89a")) {
            return image("gif");
        }
        if (isAt(head, n, 0, "RIFF") && isAt(head, n, 8, "WEBP")) {
            return image("webp");
        }
        return Encoding.of(head, n).isUtf16() || !hasNul(head, n) ? TEXT : BINARY;
    }

    private static FileKind image(String format) {
        return new FileKind(format, false);
    }

    private static boolean isAt(byte[] head, int length, int offset, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        int end = offset + bytes.length;
        return end <= length && Arrays.equals(head, offset, end, bytes, 0, bytes.length);
    }

    private static boolean hasNul(byte[] head, int length) {
        // The JVM searches a string many bytes at a time.
        return new String(head, 0, length, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    }
}
