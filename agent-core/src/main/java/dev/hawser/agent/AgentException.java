package dev.hawser.agent;

import org.jspecify.annotations.Nullable;

/**
 * A run failed in a way that its caller must handle: the model could not be reached or refused the request (the cause is
 * a {@link dev.hawser.agent.model.ModelException}), or a tool demanded the end (the cause is a
 * {@link dev.hawser.agent.tool.FatalToolException}).
 *
 * <p>The session of the {@link #result()} is valid: run the same prompt on it again to go on where it failed.
 */
public class AgentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AgentResult result;

    AgentException(String message, AgentResult result, @Nullable Throwable cause) {
        super(message, cause);
        this.result = result;
    }

    /** Returns what the run came to before it failed. */
    public AgentResult result() {
        return result;
    }
}
