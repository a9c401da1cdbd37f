package dev.hawser.agent.hook;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool call that waits for a person.
 *
 * @param callId names the call in the {@link Approval}
 * @param tool the tool
 * @param input the arguments that it will be run with
 * @param question what the person is asked
 */
public record ApprovalRequest(String callId, String tool, JsonNode input, String question) {}
