package dev.hawser.tools.fs.search;

import java.util.regex.Matcher;

/** Matches an expression against the lines of one file, in time that grows with their length and no faster. */
final class BoundedMatcher {

    private final Matcher matcher;
    private final LookBudget budget;
    private boolean gaveUp;

    BoundedMatcher(Matcher matcher, LookBudget budget) {
        this.matcher = matcher;
        this.budget = budget;
    }

    /** Begins with the next text. */
    void reset(String chars) {
        budget.add(chars.length());
        matcher.reset(new BoundedChars(chars, budget));
    }

    /** Finds the next match. Says that there is none, and remembers that it gave up, if finding it takes too long. */
    boolean find() {
        try {
            return matcher.find();
        } catch (LookBudget.ExhaustedException | StackOverflowError e) {
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
