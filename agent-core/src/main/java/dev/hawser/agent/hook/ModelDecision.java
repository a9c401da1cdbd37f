package dev.hawser.agent.hook;

import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;

/** What a hook decides before a model call. */
public sealed interface ModelDecision {

    /** Ask the model. */
    record Proceed() implements ModelDecision {}

    /**
     * Ask it this instead. The session is not changed by it.
     *
     * @param request what to ask
     */
    record Rewrite(ModelRequest request) implements ModelDecision {}

    /**
     * Don't ask; take this for the answer.
     *
     * @param response the answer
     */
    record Answer(ModelResponse response) implements ModelDecision {}

    /**
     * End the run.
     *
     * @param reason why, for the result
     */
    record Stop(String reason) implements ModelDecision {}

    /** Ask the model. */
    static ModelDecision proceed() {
        return new Proceed();
    }

    /** Ask it this instead. */
    static ModelDecision rewrite(ModelRequest request) {
        return new Rewrite(request);
    }

    /** Don't ask; take this for the answer. */
    static ModelDecision answer(ModelResponse response) {
        return new Answer(response);
    }

    /** End the run. */
    static ModelDecision stop(String reason) {
        return new Stop(reason);
    }
}
