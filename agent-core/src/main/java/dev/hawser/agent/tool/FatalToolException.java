package dev.hawser.agent.tool;

/**
 * Throw this from a tool to end the whole run, when it makes no sense for the model to go on. Any other exception is told
 * to the model as the result of the call.
 */
public final class FatalToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public FatalToolException(String message) {
        super(message);
    }

    /** Creates the exception with a cause. */
    public FatalToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
