package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.cancel.Watch;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolRunner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs tool calls one after the other on the thread that runs the agent. It can interrupt a call, but not give it up. */
final class CallingThreadToolExecutor implements ToolExecutor {

    private final RunContext run;
    private final ToolRunner runner;

    CallingThreadToolExecutor(RunContext run) {
        this.run = run;
        this.runner = new ToolRunner(run.tools());
    }

    /** An interrupt from outside is kept from the supervisor, which writes files, and set again at the end. */
    @Override
    public void run(List<Content.ToolUse> calls, Supervisor supervisor) {
        Deque<Content.ToolUse> waiting = new ArrayDeque<>(calls);
        boolean interrupted = Thread.interrupted();
        try {
            while (!waiting.isEmpty()) {
                Content.ToolUse call = waiting.remove();
                String reason = interrupted ? CANCELLED : supervisor.reasonNotToStart(call);
                if (reason != null) {
                    supervisor.skipped(call, reason);
                    continue;
                }
                Done done = run(call, supervisor.started(call));
                interrupted = Thread.interrupted();
                if (supervisor.finished(done)) {
                    waiting.addFirst(call);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Done run(Content.ToolUse call, ToolContext context) {
        long start = System.nanoTime();
        Duration limit = run.toolTimeout(call);
        Interruption interruption =
                new Interruption(run.cancellation(), Deadline.in(limit).orEarlier(run.deadline()));
        ToolResult result = null;
        Throwable fatal = null;
        try {
            Content.ToolUseResult outcome = runner.run(call, context).result();
            result = new ToolResult(outcome.content(), outcome.error());
        } catch (RuntimeException | Error e) {
            fatal = e;
        }
        Why why = interruption.end();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (result == null) {
            return Done.fatal(call, time, Objects.requireNonNull(fatal));
        }
        if (!result.error()) {
            return new Done(call, result, time, null);
        }
        if (why == Why.TOO_LATE) {
            return Done.tooLate(call, time, limit, run.deadline());
        }
        if (why == Why.CANCELLED || Thread.currentThread().isInterrupted()) {
            return Done.cancelled(call, time);
        }
        return new Done(call, result, time, null);
    }

    private enum Why {
        CANCELLED,
        TOO_LATE
    }

    /** Interrupts this thread at most once, and takes that back at the end: it was meant for the tool. */
    private static final class Interruption {

        private final Thread thread = Thread.currentThread();
        private final Cancellation.Registration cancellation;
        private final Watch watch;
        private boolean over;
        private @Nullable Why why;

        Interruption(Cancellation cancellation, Deadline deadline) {
            this.cancellation = cancellation.onCancel(() -> because(Why.CANCELLED));
            this.watch = Watch.onDeadline(deadline, () -> because(Why.TOO_LATE));
        }

        private synchronized void because(Why reason) {
            if (!over && why == null) {
                why = reason;
                thread.interrupt();
            }
        }

        @Nullable Why end() {
            cancellation.close();
            watch.close();
            synchronized (this) {
                over = true;
                if (why != null) {
                    Thread.interrupted();
                }
                return why;
            }
        }
    }
}
