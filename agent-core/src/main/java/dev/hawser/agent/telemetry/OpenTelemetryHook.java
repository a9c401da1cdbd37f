package dev.hawser.agent.telemetry;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.RunEnd;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.ToolResult;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes OpenTelemetry spans and metrics of the runs of agents, by the semantic conventions for generative AI, version 1.41.
 * Needs {@code io.opentelemetry:opentelemetry-api} on the class path, which Hawser does not bring along.
 *
 * <pre>{@code
 * OpenTelemetryHook telemetry = OpenTelemetryHook.of(openTelemetry);
 * Agent agent = Agent.builder()
 *     .model(model)
 *     .hooks(guard, telemetry)
 *     .contextCarrier(telemetry.contextCarrier())
 *     .build();
 * }</pre>
 *
 * <p>A run is a span {@code invoke_agent}, each question to the model a span {@code chat} in it, each attempt at a tool call
 * a span {@code execute_tool} in it. The span of the run, and that of the question, are current on the run's thread while
 * they last, so that the spans of an instrumented HTTP client nest in them.
 *
 * <p>Add it as the last hook. It then sees what the model is really asked and really says, and makes no span for a question
 * that another hook answered. In another place it works too, but may time the decisions of other hooks along.
 *
 * <p>One hook may serve any number of agents and threads.
 */
public final class OpenTelemetryHook implements AgentHook {

    private static final String INSTRUMENTATION = "dev.hawser.agent";

    private final Telemetry telemetry;
    private final ThreadLocal<@Nullable RunTrace> runs = new ThreadLocal<>();

    private OpenTelemetryHook(Builder builder) {
        this.telemetry = new Telemetry(
                builder.openTelemetry
                        .tracerBuilder(INSTRUMENTATION)
                        .setSchemaUrl(GenAi.SCHEMA_URL)
                        .build(),
                new ClientMetrics(builder.openTelemetry
                        .meterBuilder(INSTRUMENTATION)
                        .setSchemaUrl(GenAi.SCHEMA_URL)
                        .build()),
                builder.provider,
                builder.captureContent);
    }

    /** A hook for models of Amazon Bedrock that records nothing of what is said. */
    public static OpenTelemetryHook of(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /** Starts the configuration of a hook. */
    public static Builder builder(OpenTelemetry openTelemetry) {
        return new Builder(openTelemetry);
    }

    /**
     * Returns what carries the OpenTelemetry context to the threads of tools. Give it to the same agents as this hook: spans
     * that a tool opens, those of an agent that it runs among them, are then children of the tool's own {@code execute_tool}
     * span. Without it they are in no trace, or in one of their own.
     */
    public ContextCarrier contextCarrier() {
        return task -> {
            RunTrace run = runs.get();
            return run == null ? Context.current().wrap(task) : run.carry(task);
        };
    }

    @Override
    public void beforeRun(HookContext context, List<Content> prompt) {
        runs.set(new RunTrace(telemetry, runs.get(), context, prompt));
    }

    @Override
    public ModelDecision beforeModel(HookContext context, ModelRequest request) {
        run().modelAsked(context, request);
        return ModelDecision.proceed();
    }

    @Override
    public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
        run().modelAnswered(response);
        return AnswerDecision.accept();
    }

    @Override
    public void onToolStart(HookContext context, Content.ToolUse call) {
        run().toolStarted(context, call);
    }

    @Override
    public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
        run().toolFinished(call, result);
        return ResultDecision.accept();
    }

    @Override
    public void afterTools(HookContext context, List<Content.ToolUseResult> results) {
        run().toolsFinished(results);
    }

    @Override
    public void afterRun(HookContext context, RunEnd end) {
        RunTrace run = run();
        if (run.outer() == null) {
            runs.remove();
        } else {
            runs.set(run.outer());
        }
        run.end(end);
    }

    private RunTrace run() {
        RunTrace run = runs.get();
        if (run == null) {
            throw new IllegalStateException("no run on this thread: hooks are called on the thread of the run,"
                    + " between beforeRun and afterRun");
        }
        return run;
    }

    /** Collects the configuration of an {@link OpenTelemetryHook}. */
    public static final class Builder {

        private final OpenTelemetry openTelemetry;
        private String provider = "aws.bedrock";
        private boolean captureContent;

        private Builder(OpenTelemetry openTelemetry) {
            this.openTelemetry = openTelemetry;
        }

        /** Sets {@code gen_ai.provider.name}. Default: {@code aws.bedrock}. */
        public Builder provider(String newProvider) {
            if (newProvider.isBlank()) {
                throw new IllegalArgumentException("the provider is blank: name who serves the model, as aws.bedrock");
            }
            this.provider = newProvider;
            return this;
        }

        /**
         * Records instructions, prompts, answers, tool arguments, tool results and the words of errors in the spans. Default:
         * off, since they may hold anything that people, files and services confide to a model, and are large. The limit on
         * the length of attribute values that the OpenTelemetry SDK can be given holds for them.
         */
        public Builder captureContent(boolean newCaptureContent) {
            this.captureContent = newCaptureContent;
            return this;
        }

        /** Builds the hook. */
        public OpenTelemetryHook build() {
            return new OpenTelemetryHook(this);
        }
    }
}
