package dev.hawser.agent.hook;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision on an {@link ApprovalRequest}.
 *
 * @param callId the call
 * @param granted whether it may run
 * @param reason why not, for the model; null if granted
 */
public record Approval(
        String callId, boolean granted, @Nullable String reason) {

    /** The call may run. */
    public static Approval grant(String callId) {
        return new Approval(callId, true, null);
    }

    /** The call must not run. */
    public static Approval deny(String callId, String reason) {
        return new Approval(callId, false, reason);
    }
}
