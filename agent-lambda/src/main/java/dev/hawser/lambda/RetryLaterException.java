package dev.hawser.lambda;

import org.jspecify.annotations.Nullable;

/**
 * The same request may succeed later: somebody else has the session, the storage or the network failed, the model was
 * overloaded for longer than the run's own retries. The function throws it, so that whoever invoked it asks again.
 */
public final class RetryLaterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public RetryLaterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
