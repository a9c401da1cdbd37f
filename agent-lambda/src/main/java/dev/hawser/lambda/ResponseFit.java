package dev.hawser.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.contract.Artifact;
import dev.hawser.lambda.contract.TaskError;
import dev.hawser.lambda.contract.TaskResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a result fit into a response. Each part has its share, measured as JSON, where one character may take six bytes; a part
 * that is larger goes into a file, and the response has its beginning and the file's path. The shares together are less than
 * 200 KB.
 */
final class ResponseFit {

    static final int TEXT = 64 * 1024;
    static final int OUTPUT = 64 * 1024;
    static final int ARTIFACTS = 32 * 1024;
    static final int APPROVALS = 24 * 1024;
    static final int ERROR = 8 * 1024;
    private static final int QUESTION = 400;

    private final ResponseFiles files;

    ResponseFit(ResponseFiles files) {
        this.files = files;
    }

    TaskResponse fit(String runId, TaskResult result) {
        String textArtifact = size(result.text()) > TEXT ? files.keep("text.md", result.text()) : null;
        JsonNode output = result.output();
        String outputArtifact = output != null && size(output) > OUTPUT ? files.keep("output.json", output) : null;
        List<Artifact> artifacts =
                result.artifacts().stream().distinct().map(files::describe).toList();
        List<Artifact> fewArtifacts = fitting(artifacts, ARTIFACTS, ResponseFit::json);
        List<ApprovalRequest> approvals = result.approvals();
        boolean manyApprovals = fitting(approvals, APPROVALS, ResponseFit::json).size() < approvals.size();
        return new TaskResponse(
                runId,
                result.status(),
                result.stopReason(),
                cut(result.text()),
                textArtifact,
                outputArtifact == null ? output : null,
                outputArtifact,
                fewArtifacts,
                fewArtifacts.size() < artifacts.size()
                        ? files.keep("artifacts.json", Json.mapper().valueToTree(artifacts))
                        : null,
                manyApprovals ? shortened(approvals) : approvals,
                manyApprovals ? files.keep("approvals.json", json(approvals)) : null,
                result.usage(),
                cut(result.error()));
    }

    static @Nullable TaskError cut(@Nullable TaskError error) {
        return error == null ? null : new TaskError(error.kind(), cut(error.message(), ERROR));
    }

    static String cut(String text) {
        return cut(text, TEXT);
    }

    private static List<ApprovalRequest> shortened(List<ApprovalRequest> approvals) {
        List<ApprovalRequest> all = approvals.stream()
                .map(approval -> new ApprovalRequest(
                        approval.callId(), approval.tool(), Json.object(), cut(approval.question(), QUESTION)))
                .toList();
        return fitting(all, APPROVALS, ResponseFit::json);
    }

    /** Returns as many of the values, from the first, as fit. */
    private static <T> List<T> fitting(List<T> values, int most, Function<T, JsonNode> json) {
        List<T> fitting = new ArrayList<>();
        int used = 0;
        for (T value : values) {
            used += size(json.apply(value)) + 1;
            if (used > most) {
                break;
            }
            fitting.add(value);
        }
        return fitting;
    }

    private static JsonNode json(Artifact artifact) {
        return Json.mapper().valueToTree(artifact);
    }

    private static JsonNode json(ApprovalRequest approval) {
        return Json.object()
                .put("callId", approval.callId())
                .put("tool", approval.tool())
                .put("question", approval.question())
                .set("arguments", approval.input());
    }

    private static JsonNode json(List<ApprovalRequest> approvals) {
        return Json.array().addAll(approvals.stream().map(ResponseFit::json).toList());
    }

    private static int size(JsonNode value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8).length;
    }

    private static int size(String text) {
        return JsonText.length(text);
    }

    private static String cut(String text, int most) {
        return JsonText.cut(text, most);
    }
}
