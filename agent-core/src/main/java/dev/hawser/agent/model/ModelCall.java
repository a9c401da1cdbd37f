package dev.hawser.agent.model;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;

/**
 * The circumstances of one call of a {@link Model}.
 *
 * @param cancellation ends the call from outside
 * @param deadline when the answer is no longer wanted
 * @param listener hears the answer as it comes, if the model streams
 * @param memo what the model remembers of the conversation
 */
public record ModelCall(Cancellation cancellation, Deadline deadline, ModelListener listener, Memo memo) {

    /** A call for which nothing is remembered. */
    public ModelCall(Cancellation cancellation, Deadline deadline, ModelListener listener) {
        this(cancellation, deadline, listener, new Memo());
    }

    /** A call that nobody cancels, that may take any time and that nobody listens to. */
    public static ModelCall unbounded() {
        return new ModelCall(new Cancellation(), Deadline.never(), ModelListener.NONE);
    }
}
