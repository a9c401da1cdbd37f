package dev.hawser.lambda;

import dev.hawser.agent.AgentResult;

/** The time was over in the middle of a step. Passes through the task, which has nothing to do about it. */
final class RunGivenUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AgentResult result;

    RunGivenUpException(AgentResult result) {
        super(result.stopDetail());
        this.result = result;
    }

    AgentResult result() {
        return result;
    }
}
