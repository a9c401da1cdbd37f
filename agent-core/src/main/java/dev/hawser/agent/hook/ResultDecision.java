package dev.hawser.agent.hook;

import dev.hawser.agent.tool.ToolResult;

/** What a hook decides about a tool's result. */
public sealed interface ResultDecision {

    /** Tell the model. */
    record Accept() implements ResultDecision {}

    /**
     * Tell the model this instead.
     *
     * @param result what the model is told
     */
    record Rewrite(ToolResult result) implements ResultDecision {}

    /** Run the tool again with the same arguments. At most three times a call; then the result is told as it is. */
    record Retry() implements ResultDecision {}

    /**
     * Tell the model, and end the run after this turn.
     *
     * @param reason why, for the result of the run
     */
    record Stop(String reason) implements ResultDecision {}

    /** Tell the model. */
    static ResultDecision accept() {
        return new Accept();
    }

    /** Tell the model this instead. */
    static ResultDecision rewrite(ToolResult result) {
        return new Rewrite(result);
    }

    /** Run the tool again. */
    static ResultDecision retry() {
        return new Retry();
    }

    /** Tell the model, and end the run. */
    static ResultDecision stop(String reason) {
        return new Stop(reason);
    }
}
