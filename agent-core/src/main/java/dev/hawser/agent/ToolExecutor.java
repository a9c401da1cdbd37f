package dev.hawser.agent;

import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the tool calls of one turn. */
interface ToolExecutor {

    /** Why a call is not begun, or was stopped. */
    String CANCELLED = "the run was cancelled";

    static ToolExecutor of(RunContext run) {
        return run.config().toolsOnCallingThread()
                ? new CallingThreadToolExecutor(run)
                : new ConcurrentToolExecutor(run);
    }

    /** Runs the calls. An interrupt of the calling thread ends them and stays set. */
    void run(List<Content.ToolUse> calls, Supervisor supervisor);

    /** Decides about the calls, on the thread that runs the agent. */
    interface Supervisor {

        /** Returns why this call must not begin, or null if it may. */
        @Nullable String reasonNotToStart(Content.ToolUse call);

        /** A call begins; returns what the tool gets, whose progress is heard until the call is over. */
        ToolContext started(Content.ToolUse call);

        /** A call ended; returns whether to run it again. */
        boolean finished(Done done);

        /** A call was not begun. */
        void skipped(Content.ToolUse call, String reason);
    }

    /**
     * The end of a call.
     *
     * @param fatal what the tool threw to end the run, or null
     */
    record Done(
            Content.ToolUse call,
            ToolResult result,
            Duration time,
            @Nullable Throwable fatal) {

        static Done cancelled(Content.ToolUse call, Duration time) {
            return stopped(call, time, CANCELLED);
        }

        static Done tooLate(Content.ToolUse call, Duration time, Duration limit, Deadline runsEnd) {
            return stopped(call, time, runsEnd.hasPassed() ? "the run's time is over" : "its time limit is " + limit);
        }

        private static Done stopped(Content.ToolUse call, Duration time, String reason) {
            String text =
                    "Stopped before it had finished: " + reason + ". What it did until then is not known; check first.";
            return new Done(call, ToolResult.error(text), time, null);
        }

        static Done fatal(Content.ToolUse call, Duration time, Throwable failure) {
            return new Done(call, ToolResult.error("The tool ended the run: " + failure.getMessage()), time, failure);
        }
    }
}
