package dev.hawser.tools.fs.search;

/** A text that a regular expression may look at only so often. Backtracking without end runs out of looks instead. */
final class BoundedChars implements CharSequence {

    /** Thrown when there are no looks left. */
    static final class ExhaustedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ExhaustedException() {
            super(null, null, false, false);
        }
    }

    /** Counts down for a text and all its parts. */
    private static final class Looks {

        private long left;

        Looks(long left) {
            this.left = left;
        }
    }

    private final String chars;
    private final Looks looks;

    private BoundedChars(String chars, Looks looks) {
        this.chars = chars;
        this.looks = looks;
    }

    BoundedChars(String chars, long looks) {
        this(chars, new Looks(looks));
    }

    @Override
    public char charAt(int index) {
        if (--looks.left < 0) {
            throw new ExhaustedException();
        }
        return chars.charAt(index);
    }

    @Override
    public int length() {
        return chars.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedChars(chars.substring(start, end), looks);
    }

    @Override
    public String toString() {
        return chars;
    }
}
