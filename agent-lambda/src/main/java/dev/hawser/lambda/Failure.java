package dev.hawser.lambda;

import dev.hawser.agent.AgentException;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.tool.FatalToolException;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.contract.TaskError;
import dev.hawser.tools.fs.workspace.WorkspaceException;

/** Divides failures into those that the same request may survive later, and those that are an answer. */
final class Failure {

    private Failure() {}

    /**
     * Returns the answer to a failure.
     *
     * @throws RetryLaterException if the same request may succeed later
     */
    static TaskError answer(RuntimeException failure) {
        if (failure instanceof RetryLaterException later) {
            throw later;
        }
        if (failure instanceof BadRequestException) {
            return error(ErrorKind.BAD_REQUEST, failure);
        }
        if (failure instanceof TaskFailedException failed) {
            return error(failed.kind(), failure);
        }
        if (failure instanceof AgentException agent) {
            return answerAgent(agent);
        }
        if (failure instanceof SessionException session) {
            return answerSession(session, session);
        }
        if (failure instanceof WorkspaceException workspace) {
            return answerWorkspace(workspace);
        }
        return new TaskError(ErrorKind.INTERNAL, failure.toString());
    }

    private static TaskError answerAgent(AgentException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof ModelException model) {
            if (model.kind().isRetryable()) {
                throw later(failure);
            }
            return error(ErrorKind.MODEL, failure);
        }
        if (cause instanceof SessionException session) {
            return answerSession(session, failure);
        }
        if (cause instanceof FatalToolException) {
            return error(ErrorKind.TOOL, failure);
        }
        return error(ErrorKind.INTERNAL, failure);
    }

    private static TaskError answerSession(SessionException session, RuntimeException failure) {
        return switch (session.kind()) {
            case BUSY, LOST, STORAGE -> throw later(failure);
            case NOT_FOUND, CORRUPT -> error(ErrorKind.STORAGE, failure);
        };
    }

    private static TaskError answerWorkspace(WorkspaceException failure) {
        if (failure.code() == WorkspaceException.Code.IO) {
            throw later(failure);
        }
        return error(ErrorKind.STORAGE, failure);
    }

    private static RetryLaterException later(RuntimeException failure) {
        return new RetryLaterException(String.valueOf(failure.getMessage()), failure);
    }

    private static TaskError error(ErrorKind kind, RuntimeException failure) {
        return new TaskError(kind, String.valueOf(failure.getMessage()));
    }
}
