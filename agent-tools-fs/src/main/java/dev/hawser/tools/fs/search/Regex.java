package dev.hawser.tools.fs.search;

import java.util.List;

/**
 * What a regular expression is made of, as far as it matters for finding candidates fast. It may stand for more than the
 * expression matches, never for less.
 */
sealed interface Regex {

    /**
     * Takes no character: an anchor, a boundary, a look-around.
     *
     * @param inner what a look-around looks for; of anything else, nothing
     * @param isBehind whether it looks back
     */
    record ZeroWidth(Regex inner, boolean isBehind) implements Regex {

        ZeroWidth() {
            this(new Sequence(List.of()), false);
        }
    }

    /**
     * One character.
     *
     * @param ignoreCase whether other cases of it are as good
     */
    record One(int codePoint, boolean ignoreCase) implements Regex {}

    /** One character of a set. */
    record AnyOf(ByteSet set) implements Regex {}

    /** Anything at all, of any length. */
    record Anything() implements Regex {}

    /** One after the other. */
    record Sequence(List<Regex> parts) implements Regex {}

    /** One or the other. */
    record Choice(List<Regex> branches) implements Regex {}

    /** Several times; {@code max} is {@link Integer#MAX_VALUE} if there is no end. */
    record Repeat(Regex body, int min, int max) implements Regex {}
}
