package dev.hawser.tools.fs.search;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * With which bytes a character of a set can begin in UTF-8, and go on. Of ASCII it knows every character; all others are one to
 * it, a run of bytes from 0x80 on.
 *
 * @param bytes the bytes, from 0 to 255
 */
record ByteSet(BitSet bytes) {

    private static final int ASCII = 0x80;
    private static final int END = 0x100;

    static final ByteSet ANY = range(0, END);
    static final ByteSet NOT_ASCII = range(ASCII, END);

    /** What holds ASCII characters only, as far as one can tell by its looks. */
    private static final Pattern PLAIN =
            Pattern.compile("\\\\[dws]|\\[(?!\\^)(?:[\\x00-\\x7F&&[^\\\\]]|\\\\[dwstrn\\p{Punct}])*]");

    private static ByteSet range(int from, int to) {
        BitSet bytes = new BitSet(END);
        bytes.set(from, to);
        return new ByteSet(bytes);
    }

    static ByteSet of(int value) {
        return range(value, value + 1);
    }

    /** Returns the bytes of what a piece of an expression matches, such as {@code [a-z]} or {@code \d}. */
    static ByteSet of(String expression, boolean ignoreCase) {
        int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        Matcher matcher = Pattern.compile(expression, flags).matcher("");
        BitSet bytes = new BitSet(END);
        for (int c = 0; c < ASCII; c++) {
            bytes.set(c, matcher.reset(Character.toString(c)).matches());
        }
        boolean plain = !ignoreCase && PLAIN.matcher(expression).matches();
        bytes.set(ASCII, END, !plain);
        return new ByteSet(bytes);
    }

    boolean contains(int value) {
        return bytes.get(value);
    }

    boolean hasOtherThanAscii() {
        return bytes.get(ASCII);
    }
}
