package dev.hawser.agent.hook;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.tool.RunValues;

/**
 * The run that a hook looks into.
 *
 * @param agent the agent's name
 * @param model the model's name
 * @param sessionId the session
 * @param turn the current turn, from 1; 0 before the first
 * @param cancellation turned when the run is cancelled; a hook may turn it
 * @param deadline when the run ends
 * @param values what the caller of the run handed over
 */
public record HookContext(
        String agent,
        String model,
        String sessionId,
        int turn,
        Cancellation cancellation,
        Deadline deadline,
        RunValues values) {}
