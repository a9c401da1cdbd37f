package dev.hawser.agent.telemetry;

import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question to the model, all attempts at it included. It is the current span until it ends. */
final class ChatSpan {

    private final Telemetry telemetry;
    private final Attributes operation;
    private final Context context;
    private final Span span;
    private final Scope scope;
    private final long startNanos = System.nanoTime();

    ChatSpan(Telemetry telemetry, HookContext run, ModelRequest request) {
        this.telemetry = telemetry;
        this.operation = Attributes.of(
                GenAi.OPERATION_NAME, GenAi.CHAT,
                GenAi.PROVIDER_NAME, telemetry.provider(),
                GenAi.REQUEST_MODEL, run.model());
        this.span = telemetry
                .tracer()
                .spanBuilder(GenAi.CHAT + " " + run.model())
                .setSpanKind(SpanKind.CLIENT)
                .setAllAttributes(operation)
                .setAttribute(GenAi.AGENT_NAME, run.agent())
                .setAttribute(GenAi.CONVERSATION_ID, run.sessionId())
                .startSpan();
        if (!request.system().isEmpty()) {
            telemetry.capture(span, GenAi.SYSTEM_INSTRUCTIONS, () -> ContentJson.parts(request.system()));
        }
        telemetry.capture(span, GenAi.INPUT_MESSAGES, () -> ContentJson.input(request.messages()));
        this.context = Context.current().with(span);
        this.scope = context.makeCurrent();
    }

    void answered(ModelResponse response) {
        span.setAttribute(GenAi.FINISH_REASONS, List.of(response.rawFinishReason()));
        span.setAllAttributes(TokenUsage.attributes(response.usage()));
        telemetry.capture(
                span, GenAi.OUTPUT_MESSAGES, () -> ContentJson.output(response.content(), response.rawFinishReason()));
        telemetry.metrics().used(response.usage(), operation, context);
        end(operation);
    }

    void failed(String errorType, @Nullable String words) {
        telemetry.fail(span, errorType, words);
        end(operation.toBuilder().put(GenAi.ERROR_TYPE, errorType).build());
    }

    /** Ends when another hook threw the answer away before it could be seen here. */
    void discarded() {
        end(operation);
    }

    private void end(Attributes outcome) {
        scope.close();
        span.end();
        telemetry.metrics().took(Duration.ofNanos(System.nanoTime() - startNanos), outcome, context);
    }
}
