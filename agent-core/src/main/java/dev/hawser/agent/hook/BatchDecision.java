package dev.hawser.agent.hook;

/** What a hook decides about all tool calls of a turn together. */
public sealed interface BatchDecision {

    /** Go on to the single calls. */
    record Proceed() implements BatchDecision {}

    /**
     * Run none of them.
     *
     * @param reason why, for the model
     */
    record Deny(String reason) implements BatchDecision {}

    /**
     * Run none of them and end the run.
     *
     * @param reason why, for the result
     */
    record Stop(String reason) implements BatchDecision {}

    /** Go on to the single calls. */
    static BatchDecision proceed() {
        return new Proceed();
    }

    /** Run none of them. */
    static BatchDecision deny(String reason) {
        return new Deny(reason);
    }

    /** Run none of them and end the run. */
    static BatchDecision stop(String reason) {
        return new Stop(reason);
    }
}
