package dev.hawser.tools.fs.search;

import java.util.regex.Matcher;

/** Matches an expression within a budget that grows with the text. */
final class BoundedMatcher {

    private static final long LOOKS = 1_000_000;
    private static final long LOOKS_PER_CHAR = 50;

    private final Matcher matcher;
    private boolean gaveUp;

    BoundedMatcher(Matcher matcher) {
        this.matcher = matcher;
    }

    /** Begins with a text. */
    void reset(String chars) {
        matcher.reset(new BoundedChars(chars, LOOKS + LOOKS_PER_CHAR * chars.length()));
    }

    /** Finds the next match. Says that there is none, and remembers that it gave up, if that takes too long. */
    boolean find() {
        try {
            return matcher.find();
        } catch (BoundedChars.ExhaustedException | StackOverflowError e) {
            gaveUp = true;
            return false;
        }
    }

    int start() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    /** Returns whether it ever gave up. */
    boolean gaveUp() {
        return gaveUp;
    }
}
