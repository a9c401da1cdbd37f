package dev.hawser.agent.telemetry;

import static dev.hawser.agent.telemetry.Recorded.attributes;
import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.RetryPolicy;
import io.opentelemetry.api.common.Attributes;
import org.junit.jupiter.api.Test;

class TelemetryMetricsTest {

    private static final Attributes CHAT = attributes(
            "gen_ai.operation.name", "chat",
            "gen_ai.provider.name", "aws.bedrock",
            "gen_ai.request.model", "model-1");

    private final Recorded recorded = new Recorded();
    private final Scripted model = new Scripted();
    private final Agent agent = Agent.builder()
            .model(model)
            .retry(RetryPolicy.none())
            .hooks(OpenTelemetryHook.of(recorded.sdk))
            .build();

    private static Attributes chatAnd(String name, String value) {
        return CHAT.toBuilder().put(name, value).build();
    }

    @Test
    void tokens_are_counted_by_question_cached_ones_as_input() {
        model.thenSays("one").thenSays("two");

        agent.run("go");
        agent.run("go");

        assertThat(recorded.metrics().get("gen_ai.client.token.usage"))
                .hasUnit("{token}")
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(
                        point -> point.hasAttributes(chatAnd("gen_ai.token.type", "input"))
                                .hasCount(2)
                                .hasSum(120)
                                .hasBucketBoundaries(
                                        1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216,
                                        67108864),
                        point -> point.hasAttributes(chatAnd("gen_ai.token.type", "output"))
                                .hasCount(2)
                                .hasSum(10)));
    }

    @Test
    void a_service_that_counts_no_tokens_leaves_no_count() {
        model.then(() -> ModelResponse.text("done"));

        agent.run("go");

        assertThat(recorded.metrics()).containsOnlyKeys("gen_ai.client.operation.duration");
    }

    @Test
    void the_time_of_each_question_is_measured_and_a_failure_named() {
        model.thenSays("one").then(() -> {
            throw new ModelException(Kind.THROTTLED, "slow down");
        });

        agent.run("go");
        assertThat(catchThrowable(() -> agent.run("go"))).isInstanceOf(AgentException.class);

        assertThat(recorded.metrics().get("gen_ai.client.operation.duration"))
                .hasUnit("s")
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(
                        point -> point.hasAttributes(CHAT)
                                .hasCount(1)
                                .hasBucketBoundaries(
                                        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96,
                                        81.92),
                        point -> point.hasAttributes(chatAnd("error.type", "throttled"))
                                .hasCount(1)));
    }
}
