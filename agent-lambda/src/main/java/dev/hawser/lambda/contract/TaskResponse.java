package dev.hawser.lambda.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function answers. What is too large for a response is in a file, which a reference names; what is here then is its
 * beginning.
 *
 * @param runId the run
 * @param status what became of it
 * @param stopReason why it ended or paused, in lower case
 * @param text the last words
 * @param textArtifact the file with the whole text, if it is cut, or null
 * @param output the structured result, or null
 * @param outputArtifact the file with the structured result, if it is not in the response, or null
 * @param artifacts the files that the run left
 * @param artifactsArtifact the file with the whole list of them, if it is cut, or null
 * @param approvals the tool calls that wait for a person
 * @param approvalsArtifact the file with the calls and their arguments, if they are cut, or null
 * @param usage what the run has cost
 * @param error why it failed, or null
 */
public record TaskResponse(
        String runId,
        TaskStatus status,
        String stopReason,
        String text,
        @Nullable String textArtifact,
        @Nullable JsonNode output,
        @Nullable String outputArtifact,
        List<Artifact> artifacts,
        @Nullable String artifactsArtifact,
        List<ApprovalRequest> approvals,
        @Nullable String approvalsArtifact,
        RunUsage usage,
        @Nullable TaskError error) {

    /** Copies the lists. */
    public TaskResponse {
        artifacts = List.copyOf(artifacts);
        approvals = List.copyOf(approvals);
    }

    /** Returns the answer to a request that failed, or could not even be read. */
    public static TaskResponse failed(String runId, String text, RunUsage usage, TaskError error) {
        return new TaskResponse(
                runId,
                TaskStatus.FAILED,
                "error",
                text,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                usage,
                error);
    }

    /** Returns the JSON that the caller gets. What is null is left out. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("runId", runId)
                .put("status", status.word())
                .put("stopReason", stopReason)
                .put("text", text);
        putIfGiven(json, "textArtifact", textArtifact);
        if (output != null) {
            json.set("output", output);
        }
        putIfGiven(json, "outputArtifact", outputArtifact);
        json.set("artifacts", artifacts(artifacts));
        putIfGiven(json, "artifactsArtifact", artifactsArtifact);
        json.set("approvals", approvals(approvals));
        putIfGiven(json, "approvalsArtifact", approvalsArtifact);
        json.set("usage", usage(usage));
        if (error != null) {
            json.putObject("error").put("kind", error.kind().word()).put("message", error.message());
        }
        return json;
    }

    static ArrayNode artifacts(List<Artifact> artifacts) {
        return Json.mapper().valueToTree(artifacts);
    }

    static ArrayNode approvals(List<ApprovalRequest> approvals) {
        ArrayNode list = Json.array();
        for (ApprovalRequest approval : approvals) {
            list.addObject()
                    .put("callId", approval.callId())
                    .put("tool", approval.tool())
                    .put("question", approval.question())
                    .set("arguments", approval.input());
        }
        return list;
    }

    private static ObjectNode usage(RunUsage usage) {
        return Json.object()
                .put("inputTokens", usage.tokens().inputTokens())
                .put("outputTokens", usage.tokens().outputTokens())
                .put("cacheReadTokens", usage.tokens().cacheReadTokens())
                .put("cacheWriteTokens", usage.tokens().cacheWriteTokens())
                .put("turns", usage.turns())
                .put("toolCalls", usage.toolCalls());
    }

    private static void putIfGiven(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
