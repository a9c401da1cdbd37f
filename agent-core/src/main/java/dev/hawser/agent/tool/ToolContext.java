package dev.hawser.agent.tool;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import java.util.function.Consumer;

/**
 * The circumstances of one tool call. A {@link Tool} method that has a parameter of this type gets it; the model does not
 * know of it.
 *
 * @param sessionId the conversation that the call belongs to
 * @param callId the model's id of the call
 * @param idempotencyKey the same for every attempt at this very call, and for no other: hand it to services that take one
 * @param cancellation turned when the run is cancelled; look at it when the tool works for long
 * @param deadline when the run ends
 * @param progress tells the listener of the run how far the tool is; the model doesn't hear it
 * @param values what the caller of the run handed over
 */
public record ToolContext(
        String sessionId,
        String callId,
        String idempotencyKey,
        Cancellation cancellation,
        Deadline deadline,
        Consumer<String> progress,
        RunValues values) {

    /** A context for calling a tool outside a run, as in a test: nobody cancels, nobody listens. */
    public static ToolContext detached() {
        return new ToolContext(
                "detached",
                "call",
                "detached/call",
                new Cancellation(),
                Deadline.never(),
                message -> {},
                RunValues.none());
    }

    /**
     * Returns what the caller of the run handed over under that type.
     *
     * @throws IllegalStateException if there is nothing
     */
    public <T> T value(Class<T> type) {
        return values.find(type)
                .orElseThrow(() -> new IllegalStateException("the run has no value of type " + type.getName()
                        + ": pass one with RunOptions.value(" + type.getSimpleName() + ".class, …)"));
    }
}
