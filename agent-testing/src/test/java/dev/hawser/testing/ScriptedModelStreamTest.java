package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedModelStreamTest {

    private static final ModelRequest REQUEST = ModelRequest.of(Message.user("hi"));

    @Test
    void nothing_is_streamed_unless_asked() {
        Heard heard = new Heard();

        ScriptedModel.script().says("Hello").call(REQUEST, new ModelCall(new Cancellation(), Deadline.never(), heard));

        assertThat(heard.events).isEmpty();
    }

    @Test
    void a_streamed_reply_is_heard_in_pieces_that_split_no_character() {
        Heard heard = new Heard();
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.reasons("because")
                        .says("1234567\uD83D\uDE00 and 9")
                        .callsTool("add", "{\"a\":12345}"));

        ModelResponse response = model.call(REQUEST, new ModelCall(new Cancellation(), Deadline.never(), heard));

        assertThat(heard.events)
                .containsExactly(
                        "reasoning because",
                        "text 1234567\uD83D\uDE00",
                        "text  and 9",
                        "tool call-1 add",
                        "input call-1 {\"a\":123",
                        "input call-1 45}");
        assertThat(response.content()).hasSize(3);
    }

    @Test
    void a_stream_ends_when_the_call_is_cancelled() {
        Cancellation cancellation = new Cancellation();
        Heard heard = new Heard() {
            @Override
            public void onText(String delta) {
                super.onText(delta);
                cancellation.cancel();
            }
        };
        ScriptedModel model =
                ScriptedModel.script().says("a text of several pieces").streaming();

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.call(REQUEST, new ModelCall(cancellation, Deadline.never(), heard)))
                .returns(Kind.CANCELLED, ModelException::kind);
        assertThat(heard.events).containsExactly("text a text o");
    }

    private static class Heard implements ModelListener {

        final List<String> events = new ArrayList<>();

        @Override
        public void onText(String delta) {
            events.add("text " + delta);
        }

        @Override
        public void onReasoning(String delta) {
            events.add("reasoning " + delta);
        }

        @Override
        public void onToolUse(String id, String name) {
            events.add("tool " + id + " " + name);
        }

        @Override
        public void onToolInput(String id, String delta) {
            events.add("input " + id + " " + delta);
        }
    }
}
