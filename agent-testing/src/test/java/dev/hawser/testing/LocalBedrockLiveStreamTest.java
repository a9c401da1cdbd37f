package dev.hawser.testing;

import static dev.hawser.testing.StreamPost.events;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the answer of a model that streams becomes events. */
@Timeout(60)
class LocalBedrockLiveStreamTest {

    private static final JsonNode PROMPT = body(Wire.HI);

    @Test
    void a_piece_is_sent_while_the_model_still_works() throws Exception {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        Model model = (request, call) -> {
            call.listener().onText("One");
            heard.join();
            call.listener().onText(", two");
            return ModelResponse.text("One, two, three");
        };

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                StreamPost post = StreamPost.of(bedrock, PROMPT)) {
            assertThat(List.of(post.next(), post.next()))
                    .containsExactly(
                            "messageStart {'role':'assistant'}",
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'One'}}");
            heard.complete(null);
            assertThat(post.rest())
                    .startsWith(
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':', two'}}",
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':', three'}}",
                            "contentBlockStop {'contentBlockIndex':0}",
                            "messageStop {'stopReason':'end_turn'}");
        }
    }

    @Test
    void a_script_that_streams_keeps_its_blocks_in_order() throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.block(new Content.RedactedReasoning(Blob.of(new byte[] {1})))
                        .reasons("hm", "sig")
                        .says("One.")
                        .says("Two.")
                        .callsTool("add", "{}"));

        assertThat(blocks(model))
                .containsExactly(
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'reasoningContent':{'redactedContent':'AQ=='}}}",
                        "contentBlockStop {'contentBlockIndex':0}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'reasoningContent':{'text':'hm'}}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'reasoningContent':{'signature':'sig'}}}",
                        "contentBlockStop {'contentBlockIndex':1}",
                        "contentBlockDelta {'contentBlockIndex':2,'delta':{'text':'One.'}}",
                        "contentBlockStop {'contentBlockIndex':2}",
                        "contentBlockDelta {'contentBlockIndex':3,'delta':{'text':'Two.'}}",
                        "contentBlockStop {'contentBlockIndex':3}",
                        "contentBlockStart {'contentBlockIndex':4,'start':{'toolUse':{'toolUseId':'call-1','name':'add'}}}",
                        "contentBlockDelta {'contentBlockIndex':4,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockDelta {'contentBlockIndex':4,'delta':{'toolUse':{'input':'{}'}}}",
                        "contentBlockStop {'contentBlockIndex':4}");
    }

    @Test
    void blocks_of_another_model_end_when_its_answer_is_known() throws Exception {
        Model model = streaming(
                listener -> {
                    listener.onReasoning("hm");
                    listener.onText("Let me");
                    listener.onToolUse("t1", "add");
                    listener.onToolUse("t2", "sub");
                    listener.onToolInput("t2", "{ }");
                    listener.onToolInput("t1", "{\"a\" : 1}");
                },
                new Content.Reasoning("hm", "sig"),
                new Content.Text("Let me."),
                new Content.ToolUse("t1", "add", json("{'a':1}")),
                new Content.ToolUse("t2", "sub", json("{}")),
                new Content.Opaque("someday", json("{}")));

        assertThat(blocks(model))
                .containsExactly(
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'reasoningContent':{'text':'hm'}}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'text':'Let me'}}",
                        "contentBlockStart {'contentBlockIndex':2,'start':{'toolUse':{'toolUseId':'t1','name':'add'}}}",
                        "contentBlockDelta {'contentBlockIndex':2,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockStart {'contentBlockIndex':3,'start':{'toolUse':{'toolUseId':'t2','name':'sub'}}}",
                        "contentBlockDelta {'contentBlockIndex':3,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockDelta {'contentBlockIndex':3,'delta':{'toolUse':{'input':'{ }'}}}",
                        "contentBlockDelta {'contentBlockIndex':2,'delta':{'toolUse':{'input':'{\\'a\\' : 1}'}}}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'reasoningContent':{'signature':'sig'}}}",
                        "contentBlockStop {'contentBlockIndex':0}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'text':'.'}}",
                        "contentBlockStop {'contentBlockIndex':1}",
                        "contentBlockStop {'contentBlockIndex':2}",
                        "contentBlockStop {'contentBlockIndex':3}",
                        "contentBlockDelta {'contentBlockIndex':4,'delta':{'someday':{}}}",
                        "contentBlockStop {'contentBlockIndex':4}");
    }

    @Test
    void texts_that_were_told_as_one_are_one_block() throws Exception {
        Model model = streaming(
                listener -> listener.onText("One. Two."), new Content.Text("One. "), new Content.Text("Two. Three."));

        assertThat(blocks(model))
                .containsExactly(
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'One. Two.'}}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':' Three.'}}",
                        "contentBlockStop {'contentBlockIndex':0}");
    }

    @Test
    void blank_text_that_a_model_tells_is_streamed() throws Exception {
        Model model = streaming(
                listener -> {
                    listener.onText("\n");
                    listener.onToolUse("t1", "add");
                },
                new Content.ToolUse("t1", "add", json("{'a':1}")));

        assertThat(blocks(model))
                .containsExactly(
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'\\n'}}",
                        "contentBlockStart {'contentBlockIndex':1,'start':{'toolUse':{'toolUseId':'t1','name':'add'}}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'toolUse':{'input':'{\\'a\\':1}'}}}",
                        "contentBlockStop {'contentBlockIndex':1}",
                        "contentBlockStop {'contentBlockIndex':0}");
    }

    @Test
    void a_model_that_tells_something_else_than_it_answers_is_found_out() throws Exception {
        Model model = streaming(listener -> listener.onText("yes"), new Content.Text("no"));

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            assertThat(events(bedrock, PROMPT))
                    .last()
                    .isEqualTo("validationException {'message':'LocalBedrock or the model behind it failed: "
                            + "java.lang.IllegalStateException: the model told its listener \\'yes\\', which is not in its "
                            + "answer: they must agree'}");
        }
    }

    @Test
    void a_client_that_leaves_ends_the_call_of_the_model() throws Exception {
        CompletableFuture<RuntimeException> end = new CompletableFuture<>();
        Model model = (request, call) -> {
            try {
                while (true) {
                    call.listener().onText("and so on, ".repeat(100));
                }
            } catch (RuntimeException e) {
                end.complete(e);
                throw e;
            }
        };

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            try (StreamPost post = StreamPost.of(bedrock, PROMPT)) {
                post.next();
            }
            assertThat(end).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static Model streaming(Consumer<ModelListener> story, Content... content) {
        return (request, call) -> {
            story.accept(call.listener());
            return new ModelResponse(List.of(content), FinishReason.END_TURN, Usage.NONE);
        };
    }

    private static List<String> blocks(Model model) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            return events(bedrock, PROMPT).stream()
                    .filter(event -> event.startsWith("contentBlock"))
                    .toList();
        }
    }
}
