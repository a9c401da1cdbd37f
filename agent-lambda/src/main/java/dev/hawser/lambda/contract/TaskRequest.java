package dev.hawser.lambda.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.hook.Approval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function is asked to do.
 *
 * @param runId names the run: the same id again, in the same workspace, is the same run
 * @param prompt what an agent is asked, or null
 * @param workspace the directory below the mount that the run works in, {@code /} between names
 * @param parameters what the function documents; empty if none were given. Not to be changed
 * @param approvals decisions for tool calls that wait for one
 * @param cancel whether the run is to be stopped
 */
public record TaskRequest(
        String runId,
        @Nullable String prompt,
        String workspace,
        ObjectNode parameters,
        List<Approval> approvals,
        boolean cancel) {

    /** Copies the list. */
    public TaskRequest {
        approvals = List.copyOf(approvals);
    }

    /**
     * Reads a request strictly: no property is unknown, and each has its type.
     *
     * @throws BadRequestException with everything that is wrong, by path
     */
    public static TaskRequest of(JsonNode json) {
        return new RequestReader(json).read();
    }

    /** Returns the directory of the workspace that belongs to the run, where large answers are put. */
    public String runDirectory() {
        return "runs/" + runId;
    }
}
