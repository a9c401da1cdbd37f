package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.RunValues;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is particular to one run. Immutable: each method returns a changed copy. */
public final class RunOptions {

    private static final RunOptions DEFAULTS =
            new RunOptions(null, null, null, null, null, RunValues.none(), Deadline.never(), null, null);

    private final @Nullable Session session;
    private final @Nullable String runId;
    private final @Nullable AgentListener listener;
    private final @Nullable Cancellation cancellation;
    private final @Nullable Limits limits;
    private final RunValues values;
    private final Deadline deadline;
    private final @Nullable TokenBudget around;
    private final @Nullable Duration suspendAfter;

    private RunOptions(
            @Nullable Session session,
            @Nullable String runId,
            @Nullable AgentListener listener,
            @Nullable Cancellation cancellation,
            @Nullable Limits limits,
            RunValues values,
            Deadline deadline,
            @Nullable TokenBudget around,
            @Nullable Duration suspendAfter) {
        this.session = session;
        this.runId = runId;
        this.listener = listener;
        this.cancellation = cancellation;
        this.limits = limits;
        this.values = values;
        this.deadline = deadline;
        this.around = around;
        this.suspendAfter = suspendAfter;
    }

    /** A fresh session, nobody listens, nobody cancels, the agent's limits. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** Continues that session instead of a fresh one. */
    public RunOptions session(Session newSession) {
        return new RunOptions(
                newSession, runId, listener, cancellation, limits, values, deadline, around, suspendAfter);
    }

    /**
     * Names the run, so that it happens once in its session however often it is asked for: a run with that id that has ended
     * gives its recorded result without a model call, and one that was suspended, failed or crashed goes on.
     *
     * @param newRunId not blank
     */
    public RunOptions runId(String newRunId) {
        if (newRunId.isBlank()) {
            throw new IllegalArgumentException("the run id is blank");
        }
        return new RunOptions(
                session, newRunId, listener, cancellation, limits, values, deadline, around, suspendAfter);
    }

    /**
     * Suspends the run when that much time is over: it ends between two steps with {@link StopReason#SUSPENDED}, and
     * {@link Agent#resume} or the same run id goes on. Nothing that runs by then is interrupted, so leave time for it.
     */
    public RunOptions suspendAfter(Duration time) {
        return new RunOptions(session, runId, listener, cancellation, limits, values, deadline, around, time);
    }

    /** Tells that listener what happens, after the agent's own listeners. */
    public RunOptions listener(AgentListener newListener) {
        return new RunOptions(
                session, runId, newListener, cancellation, limits, values, deadline, around, suspendAfter);
    }

    /** Lets that switch end the run. */
    public RunOptions cancellation(Cancellation newCancellation) {
        return new RunOptions(
                session, runId, listener, newCancellation, limits, values, deadline, around, suspendAfter);
    }

    /** Sets limits for this run in place of the agent's. */
    public RunOptions limits(Limits newLimits) {
        return new RunOptions(
                session, runId, listener, cancellation, newLimits, values, deadline, around, suspendAfter);
    }

    /** Hands a value to the tools, which find it in their context by that type. */
    public <T> RunOptions value(Class<T> type, T value) {
        return new RunOptions(
                session,
                runId,
                listener,
                cancellation,
                limits,
                values.with(type, value),
                deadline,
                around,
                suspendAfter);
    }

    RunOptions values(RunValues newValues) {
        return new RunOptions(
                session, runId, listener, cancellation, limits, newValues, deadline, around, suspendAfter);
    }

    RunOptions withoutLimits() {
        return new RunOptions(session, runId, listener, cancellation, null, values, deadline, around, suspendAfter);
    }

    /** Makes the run a part of another: it ends with that one at the latest, and its tokens count there too. */
    RunOptions inside(Deadline outerDeadline, @Nullable TokenBudget outerBudget) {
        return new RunOptions(
                session, runId, listener, cancellation, limits, values, outerDeadline, outerBudget, suspendAfter);
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    Optional<String> runId() {
        return Optional.ofNullable(runId);
    }

    /** Returns when the run is to be suspended if it begins now. */
    Deadline suspension() {
        return suspendAfter == null ? Deadline.never() : Deadline.in(suspendAfter);
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
