package dev.hawser.lambda.metrics;

import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.message.Usage;

/** Counts what an invocation does of a run, which may have begun in another one. Safe for any thread. */
public final class RunMeter implements AgentListener {

    private int turns;
    private int toolCalls;
    private Usage tokens = Usage.NONE;

    /** Creates a meter that stands at zero. */
    public RunMeter() {}

    @Override
    public synchronized void onEvent(AgentEvent event) {
        if (event instanceof AgentEvent.TurnFinished turn) {
            turns++;
            tokens = tokens.plus(turn.usage());
        } else if (event instanceof AgentEvent.ToolFinished) {
            toolCalls++;
        }
    }

    synchronized int turns() {
        return turns;
    }

    synchronized int toolCalls() {
        return toolCalls;
    }

    synchronized Usage tokens() {
        return tokens;
    }
}
