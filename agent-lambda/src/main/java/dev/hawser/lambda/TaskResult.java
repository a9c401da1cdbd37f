package dev.hawser.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.StopReason;
import dev.hawser.agent.StructuredResult;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.contract.RunUsage;
import dev.hawser.lambda.contract.TaskError;
import dev.hawser.lambda.contract.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a task came to. Immutable: each method returns a changed copy. Nothing is too large for it: what does not fit into a
 * response goes into a file of the workspace.
 */
public final class TaskResult {

    private final TaskStatus status;
    private final String stopReason;
    private final String text;
    private final @Nullable JsonNode output;
    private final List<String> artifacts;
    private final List<ApprovalRequest> approvals;
    private final RunUsage usage;
    private final @Nullable TaskError error;

    private TaskResult(
            TaskStatus status,
            String stopReason,
            String text,
            @Nullable JsonNode output,
            List<String> artifacts,
            List<ApprovalRequest> approvals,
            RunUsage usage,
            @Nullable TaskError error) {
        this.status = status;
        this.stopReason = stopReason;
        this.text = text;
        this.output = output;
        this.artifacts = List.copyOf(artifacts);
        this.approvals = List.copyOf(approvals);
        this.usage = usage;
        this.error = error;
    }

    /** A task without an agent is done. */
    public static TaskResult done(String text) {
        return new TaskResult(TaskStatus.COMPLETED, "done", text, null, List.of(), List.of(), RunUsage.NONE, null);
    }

    /** The run is under way elsewhere and was asked to stop: ask again for what became of it. */
    static TaskResult cancelRequested() {
        return new TaskResult(
                TaskStatus.SUSPENDED, "cancel_requested", "", null, List.of(), List.of(), RunUsage.NONE, null);
    }

    /** An agent's run ended or paused: completed, suspended, waiting for approval, or failed with the reason. */
    public static TaskResult of(AgentResult result) {
        return new TaskResult(
                RunStatus.of(result.stopReason()),
                result.stopReason().name().toLowerCase(Locale.ROOT),
                result.text(),
                null,
                List.of(),
                result.stopReason() == StopReason.APPROVAL_REQUIRED ? result.approvals() : List.of(),
                new RunUsage(result.usage(), result.turns(), result.toolCalls()),
                RunStatus.error(result).orElse(null));
    }

    /** The same for a run that was to give a value, which becomes the output. */
    public static TaskResult of(StructuredResult<?> result) {
        TaskResult base = of(result.result());
        return result.value().map(base::output).orElse(base);
    }

    /** Sets the structured result: a value that Jackson writes, or a {@link JsonNode}. */
    public TaskResult output(Object value) {
        JsonNode json = Json.mapper().valueToTree(value);
        return new TaskResult(status, stopReason, text, json, artifacts, approvals, usage, error);
    }

    /** Sets the last words. */
    public TaskResult text(String newText) {
        return new TaskResult(status, stopReason, newText, output, artifacts, approvals, usage, error);
    }

    /** Adds files of the workspace that the caller may be interested in. They must exist. */
    public TaskResult artifacts(String... paths) {
        List<String> all = new ArrayList<>(artifacts);
        all.addAll(List.of(paths));
        return new TaskResult(status, stopReason, text, output, all, approvals, usage, error);
    }

    /** Returns what became of the task. */
    public TaskStatus status() {
        return status;
    }

    String stopReason() {
        return stopReason;
    }

    String text() {
        return text;
    }

    @Nullable JsonNode output() {
        return output;
    }

    List<String> artifacts() {
        return artifacts;
    }

    List<ApprovalRequest> approvals() {
        return approvals;
    }

    RunUsage usage() {
        return usage;
    }

    @Nullable TaskError error() {
        return error;
    }
}
