package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * Something a model can call. Most tools are {@link Tool} methods; implement this for a tool whose arguments are not known
 * before it runs.
 *
 * <p>Must be safe to call from several threads at once if its agent is.
 */
public interface AgentTool {

    /** Returns what the model is told. Must return the same value every time. */
    ToolSpec spec();

    /**
     * Runs the tool. Whatever it throws is told to the model as a failed call, except a {@link FatalToolException}, which
     * ends the run.
     *
     * @param input the arguments as the model wrote them, not checked against the schema
     * @param context who calls, and for how long
     */
    ToolResult call(JsonNode input, ToolContext context) throws Exception;

    /** Returns how long a call may take, if the tool knows better than the agent's default. */
    default Optional<Duration> timeout() {
        return Optional.empty();
    }

    /** Returns whether a person must agree before each call. */
    default boolean needsApproval() {
        return false;
    }
}
