package dev.hawser.tools.fs.edit;

import org.jspecify.annotations.Nullable;

/**
 * By what the indentation of some lines differs from that of others.
 *
 * @param blanks the characters at the start of every line that one side has and the other hasn't
 * @param deeper whether the file is the side that has them
 */
public record Indentation(String blanks, boolean deeper) {

    /** No difference. */
    public static final Indentation NONE = new Indentation("", true);

    /** Returns what turns the one line into the other; null if more than the indentation differs. */
    public static @Nullable Indentation between(String from, String to) {
        int fromDepth = depth(from);
        int toDepth = depth(to);
        boolean deeper = toDepth > fromDepth;
        String longer = deeper ? to : from;
        String shorter = deeper ? from : to;
        return longer.endsWith(shorter)
                ? new Indentation(longer.substring(0, Math.abs(toDepth - fromDepth)), deeper)
                : null;
    }

    /**
     * Returns what turns the one line into the other as it did the lines before; null if that, or more than the indentation,
     * differs.
     *
     * @param before the difference of the lines before; null if this is the first
     */
    public static @Nullable Indentation alsoBetween(String from, String to, @Nullable Indentation before) {
        Indentation shift = before == null ? between(from, to) : before;
        return shift != null && to.equals(shift.apply(from)) ? shift : null;
    }

    /** Returns the line shifted; null if it doesn't start with what would have to be taken off. An empty line stays. */
    public @Nullable String apply(String line) {
        if (line.isBlank() || blanks.isEmpty()) {
            return line;
        }
        if (deeper) {
            return blanks + line;
        }
        return line.startsWith(blanks) ? line.substring(blanks.length()) : null;
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && (line.charAt(depth) == ' ' || line.charAt(depth) == '\t')) {
            depth++;
        }
        return depth;
    }
}
