package dev.hawser.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.TaskRequest;
import dev.hawser.lambda.contract.TaskResponse;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.environment.Setting;
import dev.hawser.lambda.metrics.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A Lambda function that does a {@link Task}: it reads the request, runs the task in the request's workspace, and answers.
 * Extend it with a constructor without parameters. A function with one agent extends {@link AgentHandler}.
 *
 * <p>A failure of the task is an answer; {@link RetryLaterException} is thrown for what a retry can cure, and so is an
 * {@link Error}. Safe for any number of threads if the task is. Nothing is kept from one request to the next but what the task
 * keeps.
 */
public abstract class TaskHandler implements RequestStreamHandler {

    private final Task task;
    private final Mount mount;
    private final Environment environment;
    private final Metrics metrics;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    /** Sets the function up from the process's environment variables. */
    protected TaskHandler(Function<Environment, Task> setUp, Setting<?>... settings) {
        this(System.getenv(), setUp, settings);
    }

    /**
     * Sets the function up.
     *
     * @param variables the environment variables
     * @param setUp makes the task, once
     * @param settings what the task reads besides {@link FunctionSettings}
     * @throws dev.hawser.lambda.environment.EnvironmentException with every variable that is missing or won't do
     */
    protected TaskHandler(Map<String, String> variables, Function<Environment, Task> setUp, Setting<?>... settings) {
        List<Setting<?>> all = new ArrayList<>(FunctionSettings.ALL);
        all.addAll(List.of(settings));
        this.environment = Environment.read(variables, all);
        this.mount = new Mount(environment.get(FunctionSettings.WORKSPACE_MOUNT));
        this.metrics = new Metrics(environment.get(FunctionSettings.METRICS_NAMESPACE), TaskHandler::print);
        this.task = setUp.apply(environment);
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation invocation = new Invocation(context, cold.getAndSet(false), metrics);
        TaskResponse response = invocation.answer(() -> read(input), request -> run(request, context, invocation));
        output.write(Json.write(response.toJson()).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(InputStream input) throws IOException {
        try {
            return Json.mapper().readTree(input);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(List.of("the request is not JSON: " + e.getOriginalMessage()));
        }
    }

    private TaskResponse run(TaskRequest request, Context context, Invocation invocation) {
        return new TaskRun(task, mount, request)
                .run(TimeBudget.of(context, environment.get(FunctionSettings.SOFT_DEADLINE)), invocation.listener());
    }

    private static void print(String line) {
        PrintStream out = System.out;
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
