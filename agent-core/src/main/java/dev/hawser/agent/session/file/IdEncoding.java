package dev.hawser.agent.session.file;

import dev.hawser.agent.message.Blob;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Turns an id into the name of a directory and back. No two ids have the same name, also where a file system doesn't tell
 * upper from lower case: {@code a-z 0-9 - _} stand for themselves, any other UTF-16 unit is {@code %} and two hex digits, or
 * {@code %u} and four.
 */
final class IdEncoding {

    /** The mark of a name that is a hash, for ids whose encoding is longer than a file name may be. */
    static final String HASHED = "%h";

    private static final int LONGEST_NAME = 240;

    private IdEncoding() {}

    static String encode(String id) {
        StringBuilder encoded = new StringBuilder(id.length() * 2);
        for (int i = 0; i < id.length(); i++) {
            char unit = id.charAt(i);
            if (standsForItself(unit)) {
                encoded.append(unit);
            } else if (unit < 0x100) {
                encoded.append('%').append(HexFormat.of().toHexDigits((byte) unit));
            } else {
                encoded.append("%u").append(HexFormat.of().toHexDigits(unit));
            }
        }
        return encoded.toString();
    }

    /** Returns the name of the directory for what {@link #encode} returned. */
    static String directoryName(String encoded) {
        return encoded.length() <= LONGEST_NAME
                ? encoded
                : HASHED + Blob.of(encoded.getBytes(StandardCharsets.US_ASCII)).sha256();
    }

    /**
     * Reverses {@link #encode}.
     *
     * @throws IllegalArgumentException if it is not what {@code encode} returns for any id
     */
    static String decode(String encoded) {
        StringBuilder id = new StringBuilder(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            int digits = 0;
            if (encoded.charAt(at) == '%') {
                boolean wide = encoded.startsWith("%u", at);
                digits = wide ? 4 : 2;
                at += wide ? 2 : 1;
                if (at + digits > encoded.length()) {
                    throw new IllegalArgumentException("not an encoded id: " + encoded);
                }
                id.append((char) HexFormat.fromHexDigits(encoded, at, at + digits));
                at += digits;
            } else {
                id.append(encoded.charAt(at++));
            }
        }
        String decoded = id.toString();
        if (!encode(decoded).equals(encoded)) {
            throw new IllegalArgumentException("not an encoded id: " + encoded);
        }
        return decoded;
    }

    private static boolean standsForItself(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || unit == '-' || unit == '_';
    }
}
