package dev.hawser.agent.hook;

import dev.hawser.agent.model.ModelResponse;

/** What a hook decides about a model's answer. */
public sealed interface AnswerDecision {

    /** Go on with it. */
    record Accept() implements AnswerDecision {}

    /**
     * Go on with this instead.
     *
     * @param response what the session keeps as the model's words
     */
    record Rewrite(ModelResponse response) implements AnswerDecision {}

    /**
     * Forget it and ask again. At most three times a turn; then the run is stopped.
     *
     * @param reason why, for the log and the result
     */
    record Retry(String reason) implements AnswerDecision {}

    /**
     * End the run; the answer is kept, its tool calls are not run.
     *
     * @param reason why, for the result
     */
    record Stop(String reason) implements AnswerDecision {}

    /** Go on with it. */
    static AnswerDecision accept() {
        return new Accept();
    }

    /** Go on with this instead. */
    static AnswerDecision rewrite(ModelResponse response) {
        return new Rewrite(response);
    }

    /** Forget it and ask again. */
    static AnswerDecision retry(String reason) {
        return new Retry(reason);
    }

    /** End the run. */
    static AnswerDecision stop(String reason) {
        return new Stop(reason);
    }
}
