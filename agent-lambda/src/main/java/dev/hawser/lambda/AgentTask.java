package dev.hawser.lambda;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentResult;

/**
 * What a function does that runs one agent: the request's prompt, unless you override {@link #prompt}. See {@link Task} for
 * threads and failures.
 *
 * <p>For a typed result, or files to write when the agent has finished, implement {@link Task} and call
 * {@link TaskContext#run(Agent, String, Class)}.
 */
@FunctionalInterface
public interface AgentTask {

    /** Makes the agent of a request, with tools that work in {@link TaskContext#workspace()}. Costs little: share the model. */
    Agent agent(TaskContext context);

    /** Returns what the agent is asked. Must be the same each time for the same request. Default: the request's prompt. */
    default String prompt(TaskContext context) {
        return context.prompt();
    }

    /** Turns a run that is over and complete into an answer. Default: the model's last words. */
    default TaskResult finish(TaskContext context, AgentResult result) {
        return TaskResult.of(result);
    }
}
