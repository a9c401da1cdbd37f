package dev.hawser.examples.review;

/** The review can't be made. The message is for the person at the terminal: what is wrong and what to do. */
final class ReviewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    ReviewException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    ReviewException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
