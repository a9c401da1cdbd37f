package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.RunValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is particular to one run. Immutable: each method returns a changed copy. */
public final class RunOptions {

    private static final RunOptions DEFAULTS =
            new RunOptions(null, null, null, null, RunValues.none(), Deadline.never(), null);

    private final @Nullable Session session;
    private final @Nullable AgentListener listener;
    private final @Nullable Cancellation cancellation;
    private final @Nullable Limits limits;
    private final RunValues values;
    private final Deadline deadline;
    private final @Nullable TokenBudget around;

    private RunOptions(
            @Nullable Session session,
            @Nullable AgentListener listener,
            @Nullable Cancellation cancellation,
            @Nullable Limits limits,
            RunValues values,
            Deadline deadline,
            @Nullable TokenBudget around) {
        this.session = session;
        this.listener = listener;
        this.cancellation = cancellation;
        this.limits = limits;
        this.values = values;
        this.deadline = deadline;
        this.around = around;
    }

    /** A fresh session, nobody listens, nobody cancels, the agent's limits. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** Continues that session instead of a fresh one. */
    public RunOptions session(Session newSession) {
        return new RunOptions(newSession, listener, cancellation, limits, values, deadline, around);
    }

    /** Tells that listener what happens, after the agent's own listeners. */
    public RunOptions listener(AgentListener newListener) {
        return new RunOptions(session, newListener, cancellation, limits, values, deadline, around);
    }

    /** Lets that switch end the run. */
    public RunOptions cancellation(Cancellation newCancellation) {
        return new RunOptions(session, listener, newCancellation, limits, values, deadline, around);
    }

    /** Sets limits for this run in place of the agent's. */
    public RunOptions limits(Limits newLimits) {
        return new RunOptions(session, listener, cancellation, newLimits, values, deadline, around);
    }

    /** Hands a value to the tools, which find it in their context by that type. */
    public <T> RunOptions value(Class<T> type, T value) {
        return new RunOptions(session, listener, cancellation, limits, values.with(type, value), deadline, around);
    }

    RunOptions values(RunValues newValues) {
        return new RunOptions(session, listener, cancellation, limits, newValues, deadline, around);
    }

    RunOptions withoutLimits() {
        return new RunOptions(session, listener, cancellation, null, values, deadline, around);
    }

    /** Makes the run a part of another: it ends with that one at the latest, and its tokens count there too. */
    RunOptions inside(Deadline outerDeadline, @Nullable TokenBudget outerBudget) {
        return new RunOptions(session, listener, cancellation, limits, values, outerDeadline, outerBudget);
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

    Deadline deadline() {
        return deadline;
    }

    @Nullable TokenBudget around() {
        return around;
    }
}
