package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.Agent;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** {@link BedrockModel} puts together what {@link LocalBedrock} takes apart, and knows a broken stream for what it is. */
@Timeout(60)
class BedrockModelStreamOnLoopbackTest {

    private static final ModelRequest PROMPT = ModelRequest.of(Message.user("hi"));

    private enum Telling {
        NOTHING,
        AS_IT_GOES,
        INTERLEAVED
    }

    @ParameterizedTest
    @EnumSource
    void what_is_asked_and_answered_arrives_whole(Telling telling) {
        Random random = new Random(7);
        ScriptedModel script = ScriptedModel.script();

        try (LocalBedrock bedrock = LocalBedrock.start(telling == Telling.AS_IT_GOES ? script.streaming() : script);
                BedrockModel model = model(bedrock)) {
            for (int i = 0; i < 100; i++) {
                GeneratedConversation generated = GeneratedConversation.of(random);
                script.answers(request -> generated.answer());
                if (telling == Telling.INTERLEAVED) {
                    bedrock.breakNextStream(StreamFault.INTERLEAVED_BLOCKS);
                }

                ModelResponse answer = model.call(generated.request(), ModelCall.unbounded());

                assertThat(answer).isEqualTo(generated.answer());
                assertThat(script.lastRequest()).isEqualTo(generated.request());
            }
        }
    }

    @Test
    void a_stream_without_its_stop_is_a_broken_connection() {
        ScriptedModel script = ScriptedModel.script().says("half an answer");

        try (LocalBedrock bedrock = LocalBedrock.start(script).breakNextStream(StreamFault.NO_MESSAGE_STOP);
                BedrockModel model = model(bedrock)) {
            assertThat(failure(model, ModelCall.unbounded())).returns(Kind.CONNECTION, ModelException::kind);
        }
    }

    @Test
    void a_stream_without_its_metadata_is_an_answer_of_unknown_cost() {
        ScriptedModel script =
                ScriptedModel.script().replies(reply -> reply.says("all").uses(1, 2));

        try (LocalBedrock bedrock = LocalBedrock.start(script).breakNextStream(StreamFault.NO_METADATA);
                BedrockModel model = model(bedrock)) {
            assertThat(model.call(PROMPT, ModelCall.unbounded()))
                    .isEqualTo(new ModelResponse(List.of(new Content.Text("all")), FinishReason.END_TURN, Usage.NONE));
        }
    }

    @Test
    void a_stalled_stream_is_left_on_cancellation_and_at_the_deadline() {
        ScriptedModel script = ScriptedModel.script().says("half an answer").repeatsForever();
        Cancellation cancellation = new Cancellation();
        ModelListener canceller = new ModelListener() {
            @Override
            public void onText(String delta) {
                cancellation.cancel();
            }
        };

        try (LocalBedrock bedrock = LocalBedrock.start(script)
                        .breakNextStream(StreamFault.STALL)
                        .breakNextStream(StreamFault.STALL);
                BedrockModel model = model(bedrock)) {
            assertThat(failure(model, new ModelCall(cancellation, Deadline.never(), canceller)))
                    .returns(Kind.CANCELLED, ModelException::kind);
            Deadline soon = Deadline.in(Duration.ofMillis(300));
            assertThat(failure(model, new ModelCall(new Cancellation(), soon, ModelListener.NONE)))
                    .returns(Kind.TIMEOUT, ModelException::kind);
        }
    }

    @Test
    void arguments_that_are_cut_off_stay_what_the_model_wrote() {
        ScriptedModel script = ScriptedModel.script().callsTool("add", "{\"a\":1}");

        try (LocalBedrock bedrock = LocalBedrock.start(script).breakNextStream(StreamFault.CUT_TOOL_INPUT);
                BedrockModel model = model(bedrock)) {
            assertThat(model.call(PROMPT, ModelCall.unbounded()).content())
                    .containsExactly(new Content.ToolUse("call-1", "add", TextNode.valueOf("{\"a\":1")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, THROTTLED",
        "UNAVAILABLE, UNAVAILABLE",
        "TIMEOUT, UNAVAILABLE",
        "CONNECTION, CONNECTION",
        "MALFORMED_RESPONSE, UNAVAILABLE",
        "CONTEXT_OVERFLOW, CONTEXT_OVERFLOW",
        "INVALID_REQUEST, INVALID_REQUEST",
        "OTHER, UNAVAILABLE"
    })
    void a_failure_in_mid_stream_arrives_as_its_kind(Kind played, Kind seen) {
        ScriptedModel script = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("half").breaksOff(played, "oh"));

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            assertThat(failure(model, ModelCall.unbounded())).returns(seen, ModelException::kind);
        }
    }

    @Test
    void an_agent_asks_again_when_a_stream_breaks() {
        ScriptedModel script = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("Hel").breaksOff(Kind.CONNECTION, "gone"))
                .says("Hel")
                .says("Hello.");

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            bedrock.breakNextStream(StreamFault.NO_METADATA).breakNextStream(StreamFault.NO_MESSAGE_STOP);
            Agent agent = Agent.builder()
                    .model(model)
                    .retry(new RetryPolicy(3, Duration.ZERO, Duration.ZERO))
                    .build();

            assertThat(agent.run("hi").text()).isEqualTo("Hello.");
            script.assertExhausted();
        }
    }

    private static ModelException failure(BedrockModel model, ModelCall call) {
        return catchThrowableOfType(ModelException.class, () -> model.call(PROMPT, call));
    }

    private static BedrockModel model(LocalBedrock bedrock) {
        return BedrockModel.builder()
                .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
                .streaming(true)
                .endpoint(bedrock.endpoint())
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }
}
