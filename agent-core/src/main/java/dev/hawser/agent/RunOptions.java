package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.RunValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is particular to one run. Immutable: each method returns a changed copy. */
public final class RunOptions {

    private static final RunOptions DEFAULTS = new RunOptions(null, null, null, null, RunValues.none());

    private final @Nullable Session session;
    private final @Nullable AgentListener listener;
    private final @Nullable Cancellation cancellation;
    private final @Nullable Limits limits;
    private final RunValues values;

    private RunOptions(
            @Nullable Session session,
            @Nullable AgentListener listener,
            @Nullable Cancellation cancellation,
            @Nullable Limits limits,
            RunValues values) {
        this.session = session;
        this.listener = listener;
        this.cancellation = cancellation;
        this.limits = limits;
        this.values = values;
    }

    /** A fresh session, nobody listens, nobody cancels, the agent's limits. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** Continues that session instead of a fresh one. */
    public RunOptions session(Session newSession) {
        return new RunOptions(newSession, listener, cancellation, limits, values);
    }

    /** Tells that listener what happens, after the agent's own listeners. */
    public RunOptions listener(AgentListener newListener) {
        return new RunOptions(session, newListener, cancellation, limits, values);
    }

    /** Lets that switch end the run. */
    public RunOptions cancellation(Cancellation newCancellation) {
        return new RunOptions(session, listener, newCancellation, limits, values);
    }

    /** Sets limits for this run in place of the agent's. */
    public RunOptions limits(Limits newLimits) {
        return new RunOptions(session, listener, cancellation, newLimits, values);
    }

    /** Hands a value to the tools, which find it in their context by that type. */
    public <T> RunOptions value(Class<T> type, T value) {
        return new RunOptions(session, listener, cancellation, limits, values.with(type, value));
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    Optional<AgentListener> listener() {
        return Optional.ofNullable(listener);
    }

    Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }

    Optional<Limits> limits() {
        return Optional.ofNullable(limits);
    }

    RunValues values() {
        return values;
    }
}
