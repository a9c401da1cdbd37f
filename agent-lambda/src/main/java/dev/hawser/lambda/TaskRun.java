package dev.hawser.lambda;

import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.TaskError;
import dev.hawser.lambda.contract.TaskRequest;
import dev.hawser.lambda.contract.TaskResponse;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the task of a request and turns whatever comes of it into an answer. */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private final Task task;
    private final Mount mount;
    private final TaskRequest request;

    TaskRun(Task task, Mount mount, TaskRequest request) {
        this.task = task;
        this.mount = mount;
        this.request = request;
    }

    TaskResponse run(TimeBudget time, AgentListener listener) {
        try {
            SessionStore sessions = mount.sessions(request.workspace());
            if (request.cancel()) {
                requestCancel(sessions);
            }
            Workspace workspace = mount.workspace(request.workspace());
            TaskContext context =
                    new TaskContext(request, workspace, new SessionRun(request, sessions, time, listener), time);
            TaskResult result = result(context);
            return new ResponseFit(new ResponseFiles(workspace, request.runDirectory())).fit(request.runId(), result);
        } catch (AgentException e) {
            return failed(e, TaskResult.of(e.result()));
        } catch (RuntimeException e) {
            return failed(e, TaskResult.done(""));
        }
    }

    private TaskResult result(TaskContext context) {
        try {
            return task.run(context);
        } catch (RunGivenUpException e) {
            return TaskResult.of(e.result());
        } catch (SessionException e) {
            if (request.cancel() && e.kind() == SessionException.Kind.BUSY) {
                return TaskResult.cancelRequested();
            }
            throw e;
        }
    }

    private void requestCancel(SessionStore sessions) {
        try {
            sessions.requestCancel(request.runId());
        } catch (SessionException e) {
            if (e.kind() == SessionException.Kind.NOT_FOUND) {
                throw new BadRequestException(List.of("runId: there is no run '" + request.runId() + "' in workspace '"
                        + request.workspace() + "' to cancel"));
            }
            throw e;
        }
    }

    private TaskResponse failed(RuntimeException failure, TaskResult partial) {
        TaskError error = Failure.answer(failure);
        LOG.atWarn().setCause(failure).log("the task failed");
        return TaskResponse.failed(
                request.runId(), ResponseFit.cut(partial.text()), partial.usage(), ResponseFit.cut(error));
    }
}
