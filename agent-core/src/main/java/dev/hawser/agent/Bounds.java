package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of a run, and how near it is to them. */
final class Bounds {

    static final Stop SUSPENDED =
            Stop.because(StopReason.SUSPENDED, "the time until the run was to be suspended is over; resume it");

    private final RunContext run;
    private final RunTally tally;
    private final RepeatGuard repeats = new RepeatGuard();
    private int failedTurns;

    Bounds(RunContext run, RunTally tally) {
        this.run = run;
        this.tally = tally;
    }

    void observe(List<Content.ToolUse> calls, List<Content.ToolUseResult> results) {
        repeats.observe(calls, results);
        failedTurns = results.stream().allMatch(Content.ToolUseResult::error) ? failedTurns + 1 : 0;
    }

    /** Returns why the run must end now, or null if it may go on. */
    @Nullable Stop reached() {
        Limits limits = run.limits();
        if (run.cancellation().isCancelled()) {
            return Stop.because(StopReason.CANCELLED, "the run was cancelled");
        }
        if (Thread.currentThread().isInterrupted()) {
            return Stop.because(StopReason.CANCELLED, "the thread was interrupted");
        }
        if (run.deadline().hasPassed()) {
            return Stop.because(StopReason.TIME_LIMIT, "the time limit of " + limits.time() + " was reached");
        }
        if (run.suspension().hasPassed()) {
            return SUSPENDED;
        }
        if (tally.turns() >= limits.turns()) {
            return Stop.because(StopReason.TURN_LIMIT, "the turn limit of " + limits.turns() + " was reached");
        }
        long tokens = run.budget().exhaustedLimit();
        if (tokens > 0) {
            return Stop.because(StopReason.TOKEN_LIMIT, "the token limit of " + tokens + " was reached");
        }
        if (repeats.repeats() >= limits.repeats()) {
            String detail =
                    "the model made the same calls with the same results " + limits.repeats() + " times in a row";
            return Stop.because(StopReason.REPEATED_CALLS, detail);
        }
        if (failedTurns >= limits.failures()) {
            String detail = "every tool call failed, " + limits.failures() + " turns in a row";
            return Stop.because(StopReason.REPEATED_FAILURES, detail);
        }
        return null;
    }
}
