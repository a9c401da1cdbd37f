package dev.hawser.examples.review;

/** What the program tells the shell. */
enum ExitCode {
    /** The review is complete. */
    DONE(0),
    /** The review is complete and has findings as bad as {@code --fail-on} says. */
    FINDINGS(1),
    /** The command line, or what it names, is not usable. */
    USAGE(2),
    /** The review failed or is incomplete. */
    FAILED(3);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }
}
