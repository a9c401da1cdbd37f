package dev.hawser.agent.model;

/**
 * A language model: it is asked with a whole conversation and answers with the next message.
 *
 * <p>An implementation makes <b>one</b> attempt and reports failure as a {@link ModelException} of the right
 * {@link ModelException.Kind}; the agent decides whether to ask again. It must be safe to call from several threads at
 * once, must stop soon after the call's cancellation or deadline, and must neither run tools nor change the request.
 */
@FunctionalInterface
public interface Model {

    /**
     * Asks the model.
     *
     * @param request the conversation, which ends with a user message
     * @param call when to give up, and who wants to hear the answer as it comes
     * @return the whole answer
     * @throws ModelException if there is none
     */
    ModelResponse call(ModelRequest request, ModelCall call);

    /** Returns a name for logs and traces, such as the model id. The default is the class's simple name. */
    default String name() {
        return getClass().getSimpleName();
    }
}
