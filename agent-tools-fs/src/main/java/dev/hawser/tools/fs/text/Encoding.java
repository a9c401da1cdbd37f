package dev.hawser.tools.fs.text;

import java.util.Arrays;

/**
 * How the bytes of a text file stand for characters. UTF-16 is known by its byte order mark only; everything else counts
 * as UTF-8.
 */
public enum Encoding {
    /** UTF-8 without a byte order mark. */
    UTF_8("UTF-8"),
    /** UTF-8 behind a byte order mark. */
    UTF_8_BOM("UTF-8 with BOM", 0xEF, 0xBB, 0xBF),
    /** UTF-16, low byte first, behind a byte order mark. */
    UTF_16LE("UTF-16 LE", 0xFF, 0xFE),
    /** UTF-16, high byte first, behind a byte order mark. */
    UTF_16BE("UTF-16 BE", 0xFE, 0xFF);

    private final String label;
    private final byte[] mark;

    Encoding(String label, int... mark) {
        this.label = label;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** Returns the encoding of a file that starts with the first {@code length} bytes of {@code head}. */
    public static Encoding of(byte[] head, int length) {
        for (Encoding encoding : values()) {
            int n = encoding.mark.length;
            if (n > 0 && n <= length && Arrays.equals(encoding.mark, 0, n, head, 0, n)) {
                return encoding;
            }
        }
        return UTF_8;
    }

    /** Returns the name to show, {@code UTF-16 LE} for one. */
    public String label() {
        return label;
    }

    /** Returns whether two bytes make a character. */
    public boolean isUtf16() {
        return this == UTF_16LE || this == UTF_16BE;
    }

    /** Returns how many bytes the byte order mark has: 0, 2 or 3. */
    public int markLength() {
        return mark.length;
    }

    byte[] mark() {
        return mark.clone();
    }

    /** Returns the character at the offset of UTF-16 bytes. */
    char charAt(byte[] bytes, int offset) {
        int high = this == UTF_16BE ? offset : offset + 1;
        int low = this == UTF_16BE ? offset + 1 : offset;
        return (char) ((bytes[high] & 0xFF) << 8 | bytes[low] & 0xFF);
    }
}
