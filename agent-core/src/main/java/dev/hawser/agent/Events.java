package dev.hawser.agent;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to the listeners of a run, one at a time, and keeps the run safe from them. */
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final List<AgentListener> listeners;

    Events(List<AgentListener> listeners) {
        this.listeners = listeners;
    }

    synchronized void emit(AgentEvent event) {
        for (AgentListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on {}", event.getClass().getSimpleName(), e);
            }
        }
    }
}
