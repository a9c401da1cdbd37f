package dev.hawser.tools.fs.search;

/** How often an expression may look at the characters of a file: so often to begin with, and more for every character. */
final class LookBudget {

    private static final long START = 5_000_000;
    private static final long PER_CHAR = 50;

    /** Thrown when there are no looks left. */
    static final class ExhaustedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ExhaustedException() {
            super(null, null, false, false);
        }
    }

    /** Few enough steps not to count beside a look. */
    private static final long FREE_STEPS = 100;

    private final long price;
    private long left = START;

    /**
     * Begins with a full budget.
     *
     * @param blindSteps how many steps may follow a look before the next; many of them make a look dearer
     */
    LookBudget(long blindSteps) {
        this.price = 1 + blindSteps / FREE_STEPS;
    }

    /** Adds what a text is worth. */
    void add(int length) {
        left += PER_CHAR * length;
    }

    /** Spends a look. */
    void look() {
        left -= price;
        if (left < 0) {
            left = 0;
            throw new ExhaustedException();
        }
    }
}
