package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

    @Test
    void replies_are_played_in_order_and_requests_are_kept() throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .callsTool("add", "{\"a\":9007199254740993,\"b\":1.10}")
                .says("done");

        assertThat(ask(model, "first"))
                .isEqualTo(ModelResponse.toolUse(
                        new Content.ToolUse("call-1", "add", Json.parse("{\"a\":9007199254740993,\"b\":1.10}"))));
        assertThat(ask(model, "second")).isEqualTo(ModelResponse.text("done"));

        assertThat(model.requests()).containsExactly(request("first"), request("second"));
        assertThat(model.lastRequest()).isEqualTo(request("second"));
        model.assertExhausted();
    }

    @Test
    void one_reply_holds_reasoning_text_and_several_calls() {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.reasons("two sums", "sig")
                        .says("adding")
                        .callsTool("add", Json.object().put("a", 1))
                        .callsTool("add", "{}")
                        .block(new Content.ToolUse("mine", "add", Json.object()))
                        .uses(new Usage(1, 2, 3, 4)));

        assertThat(ask(model, "go"))
                .isEqualTo(new ModelResponse(
                        List.of(
                                new Content.Reasoning("two sums", "sig"),
                                new Content.Text("adding"),
                                new Content.ToolUse(
                                        "call-1", "add", Json.object().put("a", 1)),
                                new Content.ToolUse("call-2", "add", Json.object()),
                                new Content.ToolUse("mine", "add", Json.object())),
                        FinishReason.TOOL_USE,
                        new Usage(1, 2, 3, 4)));
    }

    @Test
    void a_reply_finishes_as_it_is_told() {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.says("half an ans")
                        .finishes(FinishReason.MAX_TOKENS)
                        .uses(5, 6))
                .replies(reply -> reply.reasons("hm").finishes("malformed_tool_use"))
                .replies(reply -> {});

        assertThat(List.of(ask(model, "1"), ask(model, "2"), ask(model, "3")))
                .containsExactly(
                        new ModelResponse(
                                List.of(new Content.Text("half an ans")), FinishReason.MAX_TOKENS, Usage.of(5, 6)),
                        new ModelResponse(
                                List.of(new Content.Reasoning("hm", null)),
                                FinishReason.OTHER,
                                "malformed_tool_use",
                                Usage.NONE),
                        new ModelResponse(List.of(), FinishReason.END_TURN, Usage.NONE));
    }

    @Test
    void a_reply_can_be_computed_from_the_request() {
        ScriptedModel model = ScriptedModel.script()
                .answers(request ->
                        ModelResponse.text("you said " + request.lastMessage().text()));

        assertThat(ask(model, "hi")).isEqualTo(ModelResponse.text("you said hi"));
    }

    @Test
    void failures_are_model_exceptions_of_their_kind() {
        ScriptedModel model = ScriptedModel.script()
                .fails(Kind.UNAVAILABLE, "down")
                .fails(Kind.THROTTLED, "slow down", Duration.ofSeconds(3))
                .says("up again");

        ModelException first = failure(model, ModelCall.unbounded());
        assertThat(first).hasMessage("down").returns(Kind.UNAVAILABLE, ModelException::kind);
        assertThat(first.retryAfter()).isEmpty();
        ModelException second = failure(model, ModelCall.unbounded());
        assertThat(second).hasMessage("slow down").returns(Kind.THROTTLED, ModelException::kind);
        assertThat(second.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(3)));
        assertThat(ask(model, "now?")).isEqualTo(ModelResponse.text("up again"));
    }

    @Test
    void a_call_beyond_the_script_says_what_was_asked() {
        ScriptedModel model = ScriptedModel.script().says("one").says("two");
        ask(model, "1");
        ask(model, "2");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ask(model, "and more?"))
                .withMessage("the script has 2 replies, this is request 3; the last message was "
                        + "Message[role=USER, content=[Text[text=and more?]]]");
        assertThat(model.lastRequest()).isEqualTo(request("and more?"));

        model.says("three");
        assertThat(ask(model, "4")).isEqualTo(ModelResponse.text("three"));
    }

    @Test
    void replies_that_nobody_asked_for_are_named() {
        ScriptedModel model = ScriptedModel.script()
                .says("one")
                .replies(reply -> reply.says("two").callsTool("add", "{}"))
                .fails(Kind.TIMEOUT, "late")
                .hangs();
        ask(model, "1");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(model::assertExhausted)
                .withMessage("the model played 1 of its 4 replies; these are left: "
                        + "[says \"two\", calls add, fails with TIMEOUT, hangs]");
    }

    @Test
    void a_model_that_was_not_asked_has_no_last_request() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(ScriptedModel.script()::lastRequest)
                .withMessage("the model was not asked anything");
    }

    @Test
    void the_last_reply_repeats_for_ever_with_new_ids() {
        ScriptedModel model =
                ScriptedModel.script().says("first").callsTool("add", "{}").repeatsForever();

        List<List<Content>> replies =
                IntStream.range(0, 4).mapToObj(i -> ask(model, "go").content()).toList();

        assertThat(replies)
                .containsExactly(
                        List.of(new Content.Text("first")),
                        List.of(new Content.ToolUse("call-1", "add", Json.object())),
                        List.of(new Content.ToolUse("call-2", "add", Json.object())),
                        List.of(new Content.ToolUse("call-3", "add", Json.object())));
        model.assertExhausted();
    }

    @Test
    void an_empty_script_cannot_repeat() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ScriptedModel.script().repeatsForever())
                .withMessage("there is nothing to repeat: add a reply before repeatsForever()");
    }

    @Test
    void arguments_that_are_not_json_are_refused_when_the_script_is_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptedModel.script().callsTool("add", "{a}"))
                .withMessageStartingWith("the input of tool 'add' is not JSON: ")
                .withMessageEndingWith(" in {a}");
    }

    @Test
    void a_model_that_writes_malformed_arguments_can_be_played() {
        ScriptedModel model = ScriptedModel.script().callsTool("add", TextNode.valueOf("{\"a\":"));

        assertThat(ask(model, "go").toolUses())
                .containsExactly(new Content.ToolUse("call-1", "add", TextNode.valueOf("{\"a\":")));
    }

    @Test
    void a_call_that_is_over_fails_and_plays_nothing() {
        ScriptedModel model = ScriptedModel.script().says("hi");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThat(failure(model, new ModelCall(cancelled, Deadline.never(), ModelListener.NONE)))
                .returns(Kind.CANCELLED, ModelException::kind);
        assertThat(failure(model, new ModelCall(new Cancellation(), Deadline.in(Duration.ZERO), ModelListener.NONE)))
                .returns(Kind.TIMEOUT, ModelException::kind);
        assertThat(model.requests()).isEmpty();
        assertThat(ask(model, "go")).isEqualTo(ModelResponse.text("hi"));
    }

    @Test
    void a_model_that_hangs_is_freed_by_cancellation_and_by_the_deadline() {
        ScriptedModel model = ScriptedModel.script().hangs().repeatsForever();
        Cancellation cancellation = new Cancellation();
        Thread canceller = new Thread(() -> {
            while (model.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });
        canceller.start();

        assertThat(failure(model, new ModelCall(cancellation, Deadline.never(), ModelListener.NONE)))
                .returns(Kind.CANCELLED, ModelException::kind);
        assertThat(failure(
                        model,
                        new ModelCall(new Cancellation(), Deadline.in(Duration.ofMillis(5)), ModelListener.NONE)))
                .returns(Kind.TIMEOUT, ModelException::kind);
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void an_interrupt_frees_a_model_that_hangs_and_stays_set() {
        Thread.currentThread().interrupt();

        assertThat(failure(ScriptedModel.script().hangs(), ModelCall.unbounded()))
                .returns(Kind.CANCELLED, ModelException::kind);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void threads_share_a_script_without_losing_a_reply() {
        ScriptedModel model = ScriptedModel.script();
        IntStream.range(0, 500).forEach(i -> model.callsTool("add", "{}"));
        List<String> ids = Collections.synchronizedList(new ArrayList<>());

        IntStream.range(0, 500)
                .parallel()
                .forEach(i -> ids.add(ask(model, "go").toolUses().get(0).id()));

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(i -> "call-" + i).toList());
        model.assertExhausted();
    }

    private static ModelRequest request(String prompt) {
        return ModelRequest.of(Message.user(prompt));
    }

    private static ModelResponse ask(ScriptedModel model, String prompt) {
        return model.call(request(prompt), ModelCall.unbounded());
    }

    private static ModelException failure(ScriptedModel model, ModelCall call) {
        return catchThrowableOfType(ModelException.class, () -> model.call(request("go"), call));
    }
}
