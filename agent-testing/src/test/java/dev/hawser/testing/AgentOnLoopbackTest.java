package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.StopReason;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The whole way: agent, real Bedrock model, real AWS client, HTTP, and back. */
class AgentOnLoopbackTest {

    private final Session session = Session.create("s");
    private final RunOptions options = RunOptions.defaults().session(session);

    static final class Sums {

        private final AtomicInteger calls = new AtomicInteger();

        @Tool(value = "Adds two integers.", effect = Effect.READS)
        long add(@Param("one") long a, @Param("the other") long b) {
            calls.incrementAndGet();
            return a + b;
        }
    }

    private final Sums sums = new Sums();

    private static BedrockModel bedrock(URI endpoint, boolean streaming) {
        return BedrockModel.builder()
                .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
                .endpoint(endpoint)
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .streaming(streaming)
                .build();
    }

    private Agent agent(Model model) {
        return Agent.builder()
                .model(model)
                .tools(sums)
                .retry(new RetryPolicy(3, Duration.ZERO, Duration.ofMillis(1)))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_agent_runs_its_tools_and_answers(boolean streaming) {
        ScriptedModel script = ScriptedModel.script()
                .callsTool("add", "{\"a\":9007199254740993,\"b\":1}")
                .says("It is 9007199254740994.");
        List<String> heard = new ArrayList<>();
        try (LocalBedrock endpoint = LocalBedrock.start(script);
                BedrockModel model = bedrock(endpoint.endpoint(), streaming)) {

            AgentResult result = agent(model).run("sum?", options.listener(event -> {
                if (event instanceof AgentEvent.Text text) {
                    heard.add(text.text());
                }
            }));

            assertThat(result.text()).isEqualTo("It is 9007199254740994.");
            assertThat(String.join("", heard)).isEqualTo(result.text());
            assertThat(session.messages().get(2).toolResults().get(0).content().toString())
                    .contains("9007199254740994");
            assertThat(endpoint.requests())
                    .hasSize(2)
                    .allMatch(request -> request.violations().isEmpty());
        }
    }

    @Test
    void an_endpoint_that_throttles_and_then_drops_connections_is_one_exception_and_the_agent_goes_on_afterwards() {
        ScriptedModel script = ScriptedModel.script()
                .replies(reply -> reply.says("Let me add.").callsTool("add", "{\"a\":1,\"b\":2}"))
                .fails(Kind.THROTTLED, "Too many tokens, please wait before trying again.")
                .fails(Kind.CONNECTION, "dropped")
                .fails(Kind.CONNECTION, "dropped")
                .says("It is 3.");
        try (LocalBedrock endpoint = LocalBedrock.start(script);
                BedrockModel model = bedrock(endpoint.endpoint(), false)) {
            Agent agent = agent(model);

            AgentException failure = catchThrowableOfType(AgentException.class, () -> agent.run("sum?", options));

            assertThat(failure).hasMessageStartingWith("the model did not answer in turn ");
            assertThat(failure.getCause())
                    .isInstanceOfSatisfying(
                            ModelException.class,
                            cause -> assertThat(cause.kind()).isEqualTo(Kind.CONNECTION));
            assertThat(failure.result().stopReason()).isEqualTo(StopReason.ERROR);
            assertThat(failure.result().text()).isEqualTo("Let me add.");
            assertThat(agent.run("sum?", options).text()).isEqualTo("It is 3.");
            assertThat(sums.calls).hasValue(1);
        }
    }

    @Test
    void an_endpoint_that_is_killed_while_it_throttles_is_one_exception_with_the_partial_result() {
        AtomicReference<LocalBedrock> endpoint = new AtomicReference<>();
        ScriptedModel script =
                ScriptedModel.script().callsTool("add", "{\"a\":1,\"b\":2}").fails(Kind.THROTTLED, "slow down");
        endpoint.set(LocalBedrock.start(script));
        try (BedrockModel model = bedrock(endpoint.get().endpoint(), false)) {
            RunOptions killing = options.listener(event -> {
                if (event instanceof AgentEvent.Retrying) {
                    endpoint.get().close();
                }
            });

            AgentException failure = catchThrowableOfType(
                    AgentException.class, () -> agent(model).run("sum?", killing));

            assertThat(failure.getCause())
                    .isInstanceOfSatisfying(
                            ModelException.class,
                            cause -> assertThat(cause.kind()).isEqualTo(Kind.CONNECTION));
            assertThat(failure.result().turns()).isEqualTo(1);
            assertThat(session.messages()).hasSize(3);
        }
    }
}
