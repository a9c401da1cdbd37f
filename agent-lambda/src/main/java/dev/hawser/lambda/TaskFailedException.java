package dev.hawser.lambda;

import dev.hawser.lambda.contract.ErrorKind;
import org.jspecify.annotations.Nullable;

/** A task can't do what it was asked, and asking again would not help. The caller gets it as data. */
public final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    /** Creates the exception. */
    public TaskFailedException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    /** Creates the exception with a cause, which is logged. */
    public TaskFailedException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Returns why, for a program. */
    public ErrorKind kind() {
        return kind;
    }
}
