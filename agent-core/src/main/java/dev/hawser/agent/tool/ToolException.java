package dev.hawser.agent.tool;

/**
 * Throw this from a tool when the message is written for the model: the model gets it as it is, without the exception's
 * name in front. Say what was wrong and what to do instead.
 */
public class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ToolException(String message) {
        super(message);
    }

    /** Creates the exception with a cause, which the model doesn't see. */
    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
