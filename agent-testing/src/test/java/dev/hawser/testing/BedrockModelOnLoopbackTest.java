package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.bedrock.BedrockModelBuilder;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.json.Json;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The mapping of {@link BedrockModel} against the independent one of {@link LocalBedrock}. */
class BedrockModelOnLoopbackTest {

    private static final String CLAUDE = "us.anthropic.claude-sonnet-4-20250514-v1:0";
    private static final ModelRequest PROMPT = ModelRequest.of(Message.user("hi"));

    @Test
    void what_is_asked_and_answered_arrives_whole() {
        Random random = new Random(7);
        ScriptedModel script = ScriptedModel.script();

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            for (int i = 0; i < 100; i++) {
                GeneratedConversation generated = GeneratedConversation.of(random);
                script.answers(request -> generated.answer());

                ModelResponse answer = model.call(generated.request(), ModelCall.unbounded());

                assertThat(answer).isEqualTo(generated.answer());
                assertThat(script.lastRequest()).isEqualTo(generated.request());
            }
            assertThat(bedrock.requests())
                    .allMatch(request -> request.violations().isEmpty());
        }
    }

    @Test
    void what_the_service_would_reject_is_mended() {
        Random random = new Random(8);
        ScriptedModel script = ScriptedModel.script().says("ok").repeatsForever();

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            for (int i = 0; i < 100; i++) {
                model.call(mangled(GeneratedConversation.of(random).request()), ModelCall.unbounded());
            }
            assertThat(bedrock.requests()).hasSize(100);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TOOL_USE", "OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_finish_reason_arrives(FinishReason reason) {
        ScriptedModel script =
                ScriptedModel.script().replies(reply -> reply.says("a").finishes(reason));

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            assertThat(model.call(PROMPT, ModelCall.unbounded()).finishReason()).isEqualTo(reason);
        }
    }

    @Test
    void an_unknown_finish_reason_arrives_in_the_services_word() {
        ScriptedModel script = ScriptedModel.script()
                .replies(reply -> reply.says("a").finishes("tea_time").uses(1, 2));

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            assertThat(model.call(PROMPT, ModelCall.unbounded()))
                    .isEqualTo(new ModelResponse(
                            List.of(new Content.Text("a")), FinishReason.OTHER, "tea_time", Usage.of(1, 2)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, THROTTLED",
        "UNAVAILABLE, UNAVAILABLE",
        "TIMEOUT, TIMEOUT",
        "CONNECTION, CONNECTION",
        "MALFORMED_RESPONSE, UNAVAILABLE",
        "CONTEXT_OVERFLOW, CONTEXT_OVERFLOW",
        "INVALID_REQUEST, INVALID_REQUEST",
        "ACCESS_DENIED, ACCESS_DENIED",
        "NOT_FOUND, NOT_FOUND",
        "OTHER, UNAVAILABLE"
    })
    void a_failure_arrives_as_its_kind(Kind played, Kind seen) {
        ScriptedModel script = ScriptedModel.script().fails(played, "oh");

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            assertThat(failure(model, ModelCall.unbounded()).kind()).isEqualTo(seen);
            assertThat(bedrock.requests()).hasSize(1);
        }
    }

    @Test
    void a_retry_after_arrives() {
        ScriptedModel script = ScriptedModel.script().fails(Kind.THROTTLED, "oh", Duration.ofSeconds(7));

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            assertThat(failure(model, ModelCall.unbounded()).retryAfter())
                    .isEqualTo(Optional.of(Duration.ofSeconds(7)));
        }
    }

    @Test
    void a_rejected_request_says_why() {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script());
                BedrockModel model = model(bedrock)) {
            ModelRequest orphan = ModelRequest.of(
                    Message.user(List.of(new Content.ToolUseResult("t1", List.of(new Content.Text("3")), false))));

            assertThat(catchThrowableOfType(ModelException.class, () -> model.call(orphan, ModelCall.unbounded())))
                    .returns(Kind.INVALID_REQUEST, ModelException::kind)
                    .hasMessageContaining("The number of toolResult blocks at messages.0.content exceeds the number of "
                            + "toolUse blocks of previous turn");
        }
    }

    @Test
    void a_model_that_hangs_is_left_at_the_deadline_and_on_cancellation() {
        ScriptedModel script = ScriptedModel.script().hangs().repeatsForever();
        Cancellation cancellation = new Cancellation();
        Thread canceller = new Thread(() -> {
            while (script.requests().size() < 2) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            Deadline soon = Deadline.in(Duration.ofMillis(300));
            assertThat(failure(model, new ModelCall(new Cancellation(), soon, ModelListener.NONE)))
                    .returns(Kind.TIMEOUT, ModelException::kind);
            canceller.start();
            assertThat(failure(model, new ModelCall(cancellation, Deadline.never(), ModelListener.NONE)))
                    .returns(Kind.CANCELLED, ModelException::kind);
        }
    }

    @Test
    void blank_text_of_the_model_is_no_content() {
        ScriptedModel script = ScriptedModel.script()
                .replies(reply -> reply.block(
                                new Content.Opaque("text", Json.object().textNode(" \n")))
                        .says("words"));

        try (LocalBedrock bedrock = LocalBedrock.start(script);
                BedrockModel model = model(bedrock)) {
            assertThat(model.call(PROMPT, ModelCall.unbounded()).content()).containsExactly(new Content.Text("words"));
        }
    }

    private static ModelException failure(BedrockModel model, ModelCall call) {
        return catchThrowableOfType(ModelException.class, () -> model.call(PROMPT, call));
    }

    private static ModelRequest mangled(ModelRequest request) {
        List<Message> messages = request.messages().stream()
                .map(BedrockModelOnLoopbackTest::mangled)
                .toList();
        return new ModelRequest(request.system(), messages, request.tools(), request.toolChoice());
    }

    /** Calls come before text, under impossible names and with arguments that are no object; files have one name. */
    private static Message mangled(Message message) {
        List<Content> content = new ArrayList<>();
        for (Content block : message.content()) {
            if (block instanceof Content.ToolUse use) {
                content.add(0, new Content.ToolUse(use.id(), "$" + use.name() + "</x>", TextNode.valueOf("{\"a\":")));
            } else if (block instanceof Content.Document document) {
                content.add(new Content.Document(document.format(), "my  report.pdf", document.source()));
            } else {
                content.add(block);
            }
        }
        return new Message(message.role(), content);
    }

    private static BedrockModel model(LocalBedrock bedrock) {
        return builder(bedrock).build();
    }

    private static BedrockModelBuilder builder(LocalBedrock bedrock) {
        return BedrockModel.builder()
                .modelId(CLAUDE)
                .endpoint(bedrock.endpoint())
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }
}
