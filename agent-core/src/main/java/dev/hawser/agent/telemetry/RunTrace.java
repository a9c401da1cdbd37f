package dev.hawser.agent.telemetry;

import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.RunEnd;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.ToolResult;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The spans of one run. Its own span is the current one on the run's thread from the beginning to the end. */
final class RunTrace {

    private final Telemetry telemetry;
    private final @Nullable RunTrace outer;
    private final Span span;
    private final Scope scope;
    private final ToolSpans tools;
    private final Map<String, String> notStarted = new LinkedHashMap<>();
    private @Nullable ChatSpan chat;

    /**
     * Begins a run.
     *
     * @param outer the run on the same thread that this one is within, or null
     */
    RunTrace(Telemetry telemetry, @Nullable RunTrace outer, HookContext run, List<Content> prompt) {
        this.telemetry = telemetry;
        this.outer = outer;
        this.tools = new ToolSpans(telemetry);
        this.span = telemetry
                .tracer()
                .spanBuilder(GenAi.INVOKE_AGENT + " " + run.agent())
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(GenAi.OPERATION_NAME, GenAi.INVOKE_AGENT)
                .setAttribute(GenAi.PROVIDER_NAME, telemetry.provider())
                .setAttribute(GenAi.REQUEST_MODEL, run.model())
                .setAttribute(GenAi.AGENT_NAME, run.agent())
                .setAttribute(GenAi.CONVERSATION_ID, run.sessionId())
                .startSpan();
        if (!prompt.isEmpty()) {
            telemetry.capture(span, GenAi.INPUT_MESSAGES, () -> ContentJson.input(List.of(Message.user(prompt))));
        }
        this.scope = span.makeCurrent();
    }

    @Nullable RunTrace outer() {
        return outer;
    }

    void modelAsked(HookContext run, ModelRequest request) {
        if (chat != null) {
            chat.discarded();
        }
        chat = new ChatSpan(telemetry, run, request);
    }

    void modelAnswered(ModelResponse response) {
        notStarted.clear();
        response.toolUses().forEach(call -> notStarted.put(call.id(), call.name()));
        if (chat != null) {
            chat.answered(response);
            chat = null;
        }
    }

    void toolStarted(HookContext run, Content.ToolUse call) {
        notStarted.remove(call.id());
        tools.start(run, call);
    }

    void toolFinished(Content.ToolUse call, ToolResult result) {
        tools.finished(call.id(), result.content(), result.error());
    }

    void toolsFinished(List<Content.ToolUseResult> results) {
        results.forEach(result -> tools.finished(result.toolUseId(), result.content(), result.error()));
        notStarted.forEach((id, name) ->
                span.addEvent(GenAi.TOOL_CALL_NOT_RUN, Attributes.of(GenAi.TOOL_NAME, name, GenAi.TOOL_CALL_ID, id)));
        notStarted.clear();
    }

    Runnable carry(Runnable task) {
        Context starting = tools.takeStarting();
        return (starting == null ? Context.current() : starting).wrap(task);
    }

    void end(RunEnd end) {
        Throwable failure = end.failure();
        String stopReason = ErrorType.lowerCase(end.stopReason());
        if (chat != null) {
            chat.failed(failure == null ? stopReason : ErrorType.of(failure), end.detail());
        }
        tools.abandon(failure);
        span.setAttribute(GenAi.STOP_REASON, stopReason);
        span.setAllAttributes(TokenUsage.attributes(end.usage()));
        if (!end.text().isEmpty()) {
            telemetry.capture(
                    span,
                    GenAi.OUTPUT_MESSAGES,
                    () -> ContentJson.output(List.of(new Content.Text(end.text())), stopReason));
        }
        if (failure != null) {
            telemetry.fail(span, ErrorType.of(failure), failure.getMessage());
        }
        scope.close();
        span.end();
    }
}
