package dev.hawser.agent.telemetry;

import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools that run now, each attempt with a span of its own. */
final class ToolSpans {

    private static final String TOOL_ERROR = "tool_error";

    private final Telemetry telemetry;
    private final Map<String, Span> running = new HashMap<>();
    private @Nullable Context starting;

    ToolSpans(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void start(HookContext run, Content.ToolUse call) {
        Span span = telemetry
                .tracer()
                .spanBuilder(GenAi.EXECUTE_TOOL + " " + call.name())
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(GenAi.OPERATION_NAME, GenAi.EXECUTE_TOOL)
                .setAttribute(GenAi.AGENT_NAME, run.agent())
                .setAttribute(GenAi.CONVERSATION_ID, run.sessionId())
                .setAttribute(GenAi.TOOL_NAME, call.name())
                .setAttribute(GenAi.TOOL_CALL_ID, call.id())
                .setAttribute(GenAi.TOOL_TYPE, "function")
                .startSpan();
        telemetry.capture(span, GenAi.TOOL_CALL_ARGUMENTS, () -> Json.write(call.input()));
        Span earlierAttempt = running.put(call.id(), span);
        if (earlierAttempt != null) {
            earlierAttempt.end();
        }
        starting = Context.current().with(span);
    }

    /** Returns the context of the call that was started last, once. */
    @Nullable Context takeStarting() {
        Context taken = starting;
        starting = null;
        return taken;
    }

    void finished(String callId, List<Content> result, boolean error) {
        Span span = running.remove(callId);
        if (span == null) {
            return;
        }
        if (error) {
            telemetry.fail(span, TOOL_ERROR, ContentJson.result(result));
        } else {
            telemetry.capture(span, GenAi.TOOL_CALL_RESULT, () -> ContentJson.result(result));
        }
        span.end();
    }

    /** Ends the spans of calls whose result could not be seen. */
    void abandon(@Nullable Throwable failure) {
        for (Span span : running.values()) {
            if (failure != null) {
                telemetry.fail(span, ErrorType.of(failure), failure.getMessage());
            }
            span.end();
        }
        running.clear();
    }
}
