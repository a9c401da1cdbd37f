package dev.hawser.lambda;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.StructuredResult;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.InputType;
import dev.hawser.agent.tool.InvalidArgumentsException;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.TaskRequest;
import dev.hawser.tools.fs.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One request to a function: what is asked, where to work, and how to run an agent so that it survives. */
public final class TaskContext {

    private final TaskRequest request;
    private final Workspace workspace;
    private final SessionRun sessionRun;
    private final Deadline softDeadline;

    TaskContext(TaskRequest request, Workspace workspace, SessionRun sessionRun, TimeBudget time) {
        this.request = request;
        this.workspace = workspace;
        this.sessionRun = sessionRun;
        this.softDeadline = time.softDeadline();
    }

    /** Returns the request. */
    public TaskRequest request() {
        return request;
    }

    /**
     * Returns the request's prompt.
     *
     * @throws BadRequestException if it has none
     */
    public String prompt() {
        return Optional.ofNullable(request.prompt())
                .orElseThrow(() -> new BadRequestException(List.of("prompt: is missing, must be a text")));
    }

    /**
     * Returns the request's parameters as a value.
     *
     * @param type mostly a record. Make it once and keep it
     * @throws BadRequestException with all that is wrong with them, by path
     */
    public <T> T parameters(InputType<T> type) {
        try {
            return type.read("parameters", request.parameters());
        } catch (InvalidArgumentsException e) {
            throw new BadRequestException(e.problems().stream()
                    .map(problem -> problem.path().isEmpty()
                            ? "parameters: " + problem.message()
                            : "parameters." + problem.path() + ": " + problem.message())
                    .toList());
        }
    }

    /** Returns the request's directory. Neither a task nor a tool can leave it; sessions are not in it. */
    public Workspace workspace() {
        return workspace;
    }

    /** Returns how much time is left until the work should pause or end; zero if it is over. */
    public Duration timeLeft() {
        return softDeadline.remaining();
    }

    /**
     * Runs the agent as the request's run: begins it, goes on with it where it was suspended, killed or waits for the request's
     * decisions, or returns its result if it is over. Suspends it when the time is over. At most once a request.
     *
     * @param prompt must be the same for the same request
     * @return look at its stop reason: the run may have paused
     * @throws dev.hawser.agent.AgentException if the run failed; let it pass
     */
    public AgentResult run(Agent agent, String prompt) {
        return sessionRun.in(new SessionRun.Entry<AgentResult>() {
            @Override
            public AgentResult run(RunOptions options) {
                return agent.run(prompt, options);
            }

            @Override
            public AgentResult resume(Session session, List<Approval> approvals, RunOptions options) {
                return agent.resume(session, approvals, options);
            }
        });
    }

    /** Runs the agent for a value of a type; see {@link #run(Agent, String)}. Without a value it paused, or failed to give one. */
    public <T> StructuredResult<T> run(Agent agent, String prompt, Class<T> type) {
        return sessionRun.in(new SessionRun.Entry<StructuredResult<T>>() {
            @Override
            public StructuredResult<T> run(RunOptions options) {
                return agent.run(prompt, type, options);
            }

            @Override
            public StructuredResult<T> resume(Session session, List<Approval> approvals, RunOptions options) {
                return agent.resume(session, approvals, type, options);
            }
        });
    }
}
