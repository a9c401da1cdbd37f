package dev.hawser.lambda;

import dev.hawser.agent.AgentResult;
import dev.hawser.agent.StopReason;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.contract.TaskError;
import dev.hawser.lambda.contract.TaskStatus;
import java.util.Optional;

/** What the reason that a run stopped for means to the caller of a function. */
final class RunStatus {

    private RunStatus() {}

    static TaskStatus of(StopReason reason) {
        return switch (reason) {
            case END_TURN, STOP_SEQUENCE -> TaskStatus.COMPLETED;
            case SUSPENDED -> TaskStatus.SUSPENDED;
            case APPROVAL_REQUIRED -> TaskStatus.APPROVAL_REQUIRED;
            default -> TaskStatus.FAILED;
        };
    }

    static Optional<TaskError> error(AgentResult result) {
        return kind(result.stopReason()).map(kind -> new TaskError(kind, result.stopDetail()));
    }

    private static Optional<ErrorKind> kind(StopReason reason) {
        return switch (reason) {
            case END_TURN, STOP_SEQUENCE, SUSPENDED, APPROVAL_REQUIRED -> Optional.empty();
            case MAX_TOKENS,
                    CONTEXT_WINDOW,
                    TURN_LIMIT,
                    TOKEN_LIMIT,
                    TIME_LIMIT,
                    REPEATED_CALLS,
                    REPEATED_FAILURES,
                    NO_STRUCTURED_OUTPUT -> Optional.of(ErrorKind.LIMIT);
            case GUARDRAIL, CONTENT_FILTER -> Optional.of(ErrorKind.REFUSED);
            case OTHER -> Optional.of(ErrorKind.MODEL);
            case HOOK -> Optional.of(ErrorKind.TOOL);
            case CANCELLED -> Optional.of(ErrorKind.CANCELLED);
            case ERROR -> Optional.of(ErrorKind.INTERNAL);
        };
    }
}
