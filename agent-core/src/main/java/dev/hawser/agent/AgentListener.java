package dev.hawser.agent;

/**
 * Hears what happens in a run. Events of one run come one at a time and in order, on the threads of the run, so a slow
 * listener slows the run down. A listener that throws is logged and does not disturb the run.
 */
@FunctionalInterface
public interface AgentListener {

    /** Something happened. Switch over the kinds you care for; there will be more of them. */
    void onEvent(AgentEvent event);
}
