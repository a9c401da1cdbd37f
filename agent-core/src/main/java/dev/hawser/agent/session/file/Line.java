package dev.hawser.agent.session.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A record as a line: a JSON object whose last member is the checksum of all bytes before that member. */
final class Line {

    private static final byte[] MEMBER = "\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_DIGITS = 8;
    private static final int TAIL = MEMBER.length + CRC_DIGITS + "\"}".length();

    private Line() {}

    /** Returns the line of a record, with its line feed. */
    static byte[] encode(String record) {
        requireObjectOnOneLine(record);
        String open = escapeLoneSurrogates(record.substring(0, record.length() - 1));
        byte[] checked = open.getBytes(StandardCharsets.UTF_8);
        String comma = open.substring(1).isBlank() ? "" : ",";
        byte[] tail = (comma + "\"crc\":\"" + Checksums.crc(checked, checked.length) + "\"}\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(checked, checked.length + tail.length);
        System.arraycopy(tail, 0, line, checked.length, tail.length);
        return line;
    }

    /** Returns the record of a line that is given without its line feed, or nothing if the line is damaged. */
    static Optional<String> decode(byte[] line) {
        int tail = line.length - TAIL;
        if (tail < 1 || !Arrays.equals(line, tail, tail + MEMBER.length, MEMBER, 0, MEMBER.length)) {
            return Optional.empty();
        }
        int checked = line[tail - 1] == ',' ? tail - 1 : tail;
        String crc = new String(line, tail + MEMBER.length, CRC_DIGITS, StandardCharsets.US_ASCII);
        boolean whole = line[line.length - 2] == '"'
                && line[line.length - 1] == '}'
                && crc.equals(Checksums.crc(line, checked));
        return whole ? Optional.of(new String(line, 0, checked, StandardCharsets.UTF_8) + "}") : Optional.empty();
    }

    private static void requireObjectOnOneLine(String record) {
        if (!record.startsWith("{") || !record.endsWith("}") || record.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a record is a JSON object on one line, not: " + record);
        }
    }

    /** UTF-8 has no form for half a character, but JSON has: half a character is only ever a part of a JSON string. */
    private static String escapeLoneSurrogates(String text) {
        if (text.codePoints().noneMatch(Line::isSurrogate)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isSurrogate(point)) {
                escaped.append("\\u").append(Integer.toHexString(point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
