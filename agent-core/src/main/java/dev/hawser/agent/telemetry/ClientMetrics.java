package dev.hawser.agent.telemetry;

import dev.hawser.agent.message.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;

/** The two histograms of model calls, with the buckets that the conventions recommend. */
final class ClientMetrics {

    private static final List<Long> TOKENS = List.of(
            1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L, 16777216L, 67108864L);
    private static final List<Double> SECONDS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

    private final LongHistogram tokens;
    private final DoubleHistogram duration;

    ClientMetrics(Meter meter) {
        this.tokens = meter.histogramBuilder(GenAi.TOKEN_USAGE)
                .ofLongs()
                .setUnit("{token}")
                .setDescription("Number of input and output tokens used.")
                .setExplicitBucketBoundariesAdvice(TOKENS)
                .build();
        this.duration = meter.histogramBuilder(GenAi.OPERATION_DURATION)
                .setUnit("s")
                .setDescription("GenAI operation duration.")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    void used(Usage usage, Attributes operation, Context context) {
        if (usage.totalTokens() > 0) {
            tokens.record(TokenUsage.input(usage), withType(operation, "input"), context);
            tokens.record(usage.outputTokens(), withType(operation, "output"), context);
        }
    }

    void took(Duration time, Attributes operation, Context context) {
        duration.record(time.toNanos() / 1e9, operation, context);
    }

    private static Attributes withType(Attributes operation, String type) {
        return operation.toBuilder().put(GenAi.TOKEN_TYPE, type).build();
    }
}
