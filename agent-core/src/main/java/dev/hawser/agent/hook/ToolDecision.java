package dev.hawser.agent.hook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.tool.ToolResult;

/** What a hook decides before a tool call. */
public sealed interface ToolDecision {

    /** Run it. */
    record Proceed() implements ToolDecision {}

    /**
     * Run it with these arguments. The session keeps the model's own.
     *
     * @param input the arguments
     */
    record Rewrite(JsonNode input) implements ToolDecision {}

    /**
     * Don't run it; take this for the result.
     *
     * @param result what the model is told
     */
    record Answer(ToolResult result) implements ToolDecision {}

    /**
     * Don't run it, and tell the model why.
     *
     * @param reason why, and what to do instead
     */
    record Deny(String reason) implements ToolDecision {}

    /**
     * Ask a person. The run stops; it goes on when it is resumed with the decision.
     *
     * @param question what the person is asked
     */
    record Ask(String question) implements ToolDecision {}

    /**
     * End the run after this turn; this call and those after it are not run.
     *
     * @param reason why, for the result
     */
    record Stop(String reason) implements ToolDecision {}

    /** Run it. */
    static ToolDecision proceed() {
        return new Proceed();
    }

    /** Run it with these arguments. */
    static ToolDecision rewrite(JsonNode input) {
        return new Rewrite(input);
    }

    /** Don't run it; take this for the result. */
    static ToolDecision answer(ToolResult result) {
        return new Answer(result);
    }

    /** Don't run it, and tell the model why. */
    static ToolDecision deny(String reason) {
        return new Deny(reason);
    }

    /** Ask a person. */
    static ToolDecision ask(String question) {
        return new Ask(question);
    }

    /** End the run. */
    static ToolDecision stop(String reason) {
        return new Stop(reason);
    }
}
