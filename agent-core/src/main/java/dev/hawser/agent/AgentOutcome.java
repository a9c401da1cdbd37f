package dev.hawser.agent;

import org.jspecify.annotations.Nullable;

/**
 * What became of one of several agents.
 *
 * @param agent the agent
 * @param result its result; the partial one if it failed
 * @param failure why it failed, or null
 */
public record AgentOutcome(
        Agent agent, AgentResult result, @Nullable AgentException failure) {

    static AgentOutcome of(Agent agent, String prompt, RunOptions options) {
        try {
            return new AgentOutcome(agent, agent.run(prompt, options), null);
        } catch (AgentException e) {
            return new AgentOutcome(agent, e.result(), e);
        }
    }

    /** Returns whether the agent finished by itself. */
    public boolean isComplete() {
        return failure == null && result.stopReason().isComplete();
    }
}
