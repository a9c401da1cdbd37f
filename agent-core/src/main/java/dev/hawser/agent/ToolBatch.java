package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.FatalToolException;
import dev.hawser.agent.tool.RunValues;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolRunner;
import dev.hawser.agent.tool.Toolset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the tool calls of one answer, and has a result for each of them whatever happens. */
final class ToolBatch {

    private final ToolRunner runner;
    private final int maxCalls;
    private final String sessionId;
    private final Cancellation cancellation;
    private final Deadline deadline;
    private final RunValues values;
    private final Events events;

    ToolBatch(
            Toolset tools,
            int maxCalls,
            String sessionId,
            Cancellation cancellation,
            Deadline deadline,
            RunValues values,
            Events events) {
        this.runner = new ToolRunner(tools);
        this.maxCalls = maxCalls;
        this.sessionId = sessionId;
        this.cancellation = cancellation;
        this.deadline = deadline;
        this.values = values;
        this.events = events;
    }

    /**
     * The results of all calls, in their order.
     *
     * @param fatal what a tool threw to end the run, or null
     */
    record Outcome(
            List<Content.ToolUseResult> results, @Nullable FatalToolException fatal) {}

    Outcome run(List<Content.ToolUse> calls) {
        List<Content.ToolUseResult> results = new ArrayList<>();
        FatalToolException fatal = null;
        for (Content.ToolUse call : calls) {
            String reason = fatal != null ? "another tool ended the run" : reasonNotToRun(results.size());
            ToolResult result;
            if (reason != null) {
                result = ToolResult.error("Not run: " + reason + ".");
            } else {
                try {
                    result = run(call);
                } catch (FatalToolException e) {
                    fatal = e;
                    result = ToolResult.error("The tool ended the run: " + e.getMessage());
                }
            }
            results.add(new Content.ToolUseResult(call.id(), result.content(), result.error()));
        }
        return new Outcome(List.copyOf(results), fatal);
    }

    private @Nullable String reasonNotToRun(int callsBefore) {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            return "the run was cancelled";
        }
        if (deadline.hasPassed()) {
            return "the run's time is over";
        }
        if (callsBefore >= maxCalls) {
            return "only " + maxCalls + " calls are run in one turn; make this call again in the next turn";
        }
        return null;
    }

    private ToolResult run(Content.ToolUse call) {
        events.emit(new AgentEvent.ToolStarted(call.id(), call.name(), call.input()));
        long start = System.nanoTime();
        ToolResult result = ToolResult.error("The tool ended the run.");
        try {
            result = runner.run(call, context(call));
            return result;
        } finally {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            events.emit(new AgentEvent.ToolFinished(call.id(), call.name(), result, time));
        }
    }

    private ToolContext context(Content.ToolUse call) {
        return new ToolContext(
                sessionId,
                call.id(),
                sessionId + "/" + call.id(),
                cancellation,
                deadline,
                message -> events.emit(new AgentEvent.ToolProgress(call.id(), call.name(), message)),
                values);
    }
}
