package dev.hawser.agent.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the runs that one hook looks into have in common.
 *
 * @param captureContent whether spans may hold what people, models and tools said
 */
record Telemetry(Tracer tracer, ClientMetrics metrics, String provider, boolean captureContent) {

    void capture(Span span, AttributeKey<String> key, Supplier<String> content) {
        if (captureContent && span.isRecording()) {
            span.setAttribute(key, content.get());
        }
    }

    /** Marks the span as failed. The words of an error may quote what was said, so they are content. */
    void fail(Span span, String errorType, @Nullable String words) {
        span.setAttribute(GenAi.ERROR_TYPE, errorType);
        if (captureContent && words != null) {
            span.setStatus(StatusCode.ERROR, words);
        } else {
            span.setStatus(StatusCode.ERROR);
        }
    }
}
