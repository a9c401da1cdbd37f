package dev.hawser.lambda;

import dev.hawser.agent.AgentResult;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.environment.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A Lambda function that runs an agent. Extend it with a constructor without parameters and name the class as the function's
 * handler:
 *
 * <pre>{@code
 * public final class Librarian extends AgentHandler {
 *     public Librarian() {
 *         super(environment -> {
 *             Model model = AgentSettings.model(environment);
 *             return context -> Agent.builder()
 *                     .model(model)
 *                     .limits(AgentSettings.limits(environment))
 *                     .tools(FileTools.all(context.workspace()))
 *                     .build();
 *         });
 *     }
 * }
 * }</pre>
 *
 * <p>The constructor runs when the function starts: make there what is expensive and shared, above all the model. It reads the
 * settings of {@link FunctionSettings} and {@link AgentSettings}, and those that you add.
 */
public abstract class AgentHandler extends TaskHandler {

    /** Sets the function up from the process's environment variables. */
    protected AgentHandler(Function<Environment, AgentTask> setUp, Setting<?>... more) {
        this(System.getenv(), setUp, more);
    }

    /**
     * Sets the function up.
     *
     * @param variables the environment variables
     * @param setUp makes the task, once
     * @param more settings that the task reads besides those of every agent
     * @throws dev.hawser.lambda.environment.EnvironmentException with every variable that is missing or won't do
     */
    protected AgentHandler(Map<String, String> variables, Function<Environment, AgentTask> setUp, Setting<?>... more) {
        super(variables, environment -> task(setUp.apply(environment)), withAgentSettings(more));
    }

    private static Setting<?>[] withAgentSettings(Setting<?>... more) {
        List<Setting<?>> all = new ArrayList<>(AgentSettings.ALL);
        all.addAll(List.of(more));
        return all.toArray(Setting<?>[]::new);
    }

    private static Task task(AgentTask agentTask) {
        return context -> {
            AgentResult result = context.run(agentTask.agent(context), agentTask.prompt(context));
            return result.stopReason().isComplete() ? agentTask.finish(context, result) : TaskResult.of(result);
        };
    }
}
