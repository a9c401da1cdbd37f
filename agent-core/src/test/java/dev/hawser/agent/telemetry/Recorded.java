package dev.hawser.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An OpenTelemetry SDK that keeps what it gets. */
final class Recorded {

    static final StatusData ERROR = StatusData.error();
    static final StatusData UNSET = StatusData.unset();

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .addSpanProcessor(new OpenSpans())
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    record Event(String name, Attributes attributes) {}

    /**
     * All of a span but its times and ids.
     *
     * @param parent the name of the parent; empty for a root
     */
    record Seen(
            String name, SpanKind kind, String parent, Attributes attributes, StatusData status, List<Event> events) {

        Seen(String name, SpanKind kind, String parent, Attributes attributes, StatusData status) {
            this(name, kind, parent, attributes, status, List.of());
        }
    }

    Tracer tracer() {
        return sdk.getTracer("test");
    }

    /** Returns the ended spans, the first ended first. */
    List<Seen> spans() {
        Map<String, String> names = exporter.getFinishedSpanItems().stream()
                .collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
        return exporter.getFinishedSpanItems().stream()
                .map(span -> new Seen(
                        span.getName(),
                        span.getKind(),
                        names.getOrDefault(span.getParentSpanId(), ""),
                        span.getAttributes().toBuilder().build(),
                        span.getStatus(),
                        span.getEvents().stream()
                                .map(event -> new Event(event.getName(), event.getAttributes()))
                                .toList()))
                .toList();
    }

    /** Returns a line "parent > span" for each ended span, with the ids of tool calls, the first ended first. */
    List<String> lines() {
        Map<String, String> labels = exporter.getFinishedSpanItems().stream()
                .collect(Collectors.toMap(SpanData::getSpanId, Recorded::label));
        return exporter.getFinishedSpanItems().stream()
                .map(span -> labels.getOrDefault(span.getParentSpanId(), "") + " > " + label(span))
                .toList();
    }

    private static String label(SpanData span) {
        String callId = span.getAttributes().get(AttributeKey.stringKey("gen_ai.tool.call.id"));
        return callId == null ? span.getName() : span.getName() + " " + callId;
    }

    Seen span(String name) {
        return spans().stream()
                .filter(span -> span.name().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError("two spans " + name);
                })
                .orElseThrow();
    }

    List<SpanData> rawSpans() {
        return exporter.getFinishedSpanItems();
    }

    Map<String, MetricData> metrics() {
        Collection<MetricData> all = reader.collectAllMetrics();
        return all.stream().collect(Collectors.toMap(MetricData::getName, Function.identity()));
    }

    void assertNothingIsLeft(OpenTelemetryHook hook) {
        assertThat(open).isEmpty();
        assertThat(Context.current()).isSameAs(Context.root());
        assertThatIllegalStateException()
                .isThrownBy(() -> hook.afterTools(null, List.of()))
                .withMessageStartingWith("no run on this thread");
    }

    /** Builds attributes from names and values by turns. */
    static Attributes attributes(Object... namesAndValues) {
        AttributesBuilder builder = Attributes.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            Object value = namesAndValues[i + 1];
            if (value instanceof Long number) {
                builder.put(AttributeKey.longKey(name), number);
            } else if (value instanceof List<?> texts) {
                builder.put(
                        AttributeKey.stringArrayKey(name),
                        texts.stream().map(String.class::cast).toList());
            } else {
                builder.put(AttributeKey.stringKey(name), (String) value);
            }
        }
        return builder.build();
    }

    private final class OpenSpans implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            open.add(span.getSpanContext().getSpanId());
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            open.remove(span.getSpanContext().getSpanId());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
