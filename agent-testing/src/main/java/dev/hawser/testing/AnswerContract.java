package dev.hawser.testing;

import static dev.hawser.testing.ModelUnderTest.ask;
import static dev.hawser.testing.ModelUnderTest.heardBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the service answers is what the model returns. */
interface AnswerContract extends ModelUnderTest {

    /** Text keeps every character. */
    @Test
    default void text_arrives() {
        assertArrives(reply -> reply.says(" ü€\uD83D\uDE00 \"quoted\" \\ \u0001 \u2028\n\ttwo lines "));
    }

    /** A long text keeps its end. */
    @Test
    default void a_long_text_arrives() {
        assertArrives(reply -> reply.says("all work and no play. ".repeat(10_000)));
    }

    /** Ids, names and arguments keep every digit and the order of the properties. */
    @Test
    default void tool_calls_arrive_exactly() {
        assertArrives(reply -> reply.says("I'll do three things.")
                .callsTool(
                        "add",
                        "{\"z\":9007199254740993,\"a\":1.10,\"n\":null,\"deep\":{\"list\":[1,\"two\",true,{},[]]},"
                                + "\"big\":123456789012345678901234567890}")
                .callsTool("say", "{\"ü\":\"line\\nbreak \\\"quoted\\\" \\u0001 \uD83D\uDE00\"}")
                .callsTool("now", "{}"));
    }

    /** Thoughts and their signature stand before the words. */
    @Test
    default void reasoning_arrives_with_its_signature() {
        assertArrives(reply -> reply.reasons("Let me see.", "c2ln+/==").says("Yes."));
    }

    /** Hidden thoughts keep every byte and their place among the blocks. */
    @Test
    default void hidden_reasoning_arrives_at_its_place() {
        byte[] bytes = {0, 1, -1, 127, -128};
        assertArrives(reply -> reply.block(new Content.RedactedReasoning(Blob.of(bytes)))
                .reasons("Let me see.", "sig")
                .says("Yes."));
    }

    /** Services reject blank text, so a model must not return it for the next request to hold. */
    @Test
    default void blank_text_is_left_out() {
        ScriptedModel service = ScriptedModel.script()
                .replies(reply -> reply.block(new Content.Opaque("text", TextNode.valueOf("\n")))
                        .says("Yes."));

        assertThat(ask(modelOver(service)).content()).containsExactly(new Content.Text("Yes."));
    }

    /** A model that says nothing has answered. */
    @Test
    default void an_empty_answer_arrives() {
        assertArrives(reply -> {});
    }

    /** All four counts arrive. */
    @Test
    default void usage_arrives() {
        Usage usage = new Usage(120, 34, 5600, 78);
        ScriptedModel service =
                ScriptedModel.script().replies(reply -> reply.says("Yes.").uses(usage));

        assertThat(ask(modelOver(service)).usage()).isEqualTo(usage);
    }

    /** Whatever ends an answer, what was said until then arrives with it. */
    @TestFactory
    default Stream<DynamicTest> a_finish_reason_arrives() {
        return Stream.of(FinishReason.values())
                .filter(reason -> reason != FinishReason.OTHER && reason != FinishReason.TOOL_USE)
                .map(reason -> dynamicTest(
                        reason.name(),
                        () -> assertArrives(reply -> reply.says("Half an").finishes(reason))));
    }

    /** A reason that is not known yet is no failure. */
    @Test
    default void an_unknown_finish_reason_arrives_in_the_services_word() {
        ScriptedModel service =
                ScriptedModel.script().replies(reply -> reply.says("Yes.").finishes("tea_time"));

        assertThat(ask(modelOver(service)))
                .returns(FinishReason.OTHER, ModelResponse::finishReason)
                .returns("tea_time", ModelResponse::rawFinishReason);
    }

    /** What a listener hears, if anything, is what the answer holds, in pieces. */
    @Test
    default void a_listener_hears_nothing_or_the_answer() {
        ScriptedModel service = ScriptedModel.script()
                .replies(reply -> reply.reasons("Let me see: what is there?", "sig")
                        .says("I'll look at all of it, \uD83D\uDE00, one after the other.")
                        .callsTool("look", "{\"at\":\"the first of the things\",\"n\":9007199254740993}")
                        .callsTool("now", "{}"));
        HeardAnswer heard = new HeardAnswer();

        ModelResponse answer = modelOver(service).call(ModelRequest.of(Message.user("hi")), heardBy(heard));

        assertThat(heard.lines()).isIn(List.of(), HeardAnswer.lines(answer));
    }

    private void assertArrives(Consumer<Reply> blocks) {
        ModelResponse said = ask(ScriptedModel.script().replies(blocks));
        Model model = modelOver(ScriptedModel.script().replies(blocks));

        ModelResponse answer = ask(model);

        assertThat(answer.content())
                .isEqualTo(said.content())
                .hasToString(said.content().toString());
        assertThat(answer.finishReason()).isEqualTo(said.finishReason());
    }
}
