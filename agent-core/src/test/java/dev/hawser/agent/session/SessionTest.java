package dev.hawser.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Content HELLO = new Content.Text("hello");
    private static final Content AND = new Content.Text("and?");

    private final Session session = Session.create("s1");
    private final Session.Writer writer = session.tryWrite().orElseThrow();

    @Test
    void a_prompt_and_its_answer_alternate() {
        writer.addPrompt(List.of(HELLO));
        writer.addAnswer(Message.assistant("hi"));
        writer.addPrompt(List.of(AND));

        assertThat(session.messages())
                .containsExactly(Message.user("hello"), Message.assistant("hi"), Message.user("and?"));
    }

    @Test
    void a_prompt_joins_the_one_that_was_never_answered() {
        writer.addPrompt(List.of(HELLO));
        writer.addPrompt(List.of(AND));

        assertThat(session.messages()).containsExactly(Message.user(List.of(HELLO, AND)));
    }

    @Test
    void the_same_prompt_again_is_not_added_twice() {
        writer.addPrompt(List.of(HELLO));
        writer.addPrompt(List.of(HELLO));

        assertThat(session.messages()).containsExactly(Message.user("hello"));
    }

    @Test
    void a_prompt_joins_tool_results_that_wait_for_an_answer() {
        Content.ToolUse call = new Content.ToolUse("t1", "add", Json.object());
        Content.ToolUseResult result = new Content.ToolUseResult("t1", List.of(new Content.Text("3")), false);
        writer.addPrompt(List.of(HELLO));
        writer.addToolTurn(Message.assistant(List.of(call)), List.of(result));
        writer.addPrompt(List.of(AND));

        assertThat(session.messages())
                .containsExactly(
                        Message.user("hello"), Message.assistant(List.of(call)), Message.user(List.of(result, AND)));
    }

    @Test
    void a_tool_call_is_never_added_without_its_result() {
        Message call = Message.assistant(List.of(new Content.ToolUse("t1", "add", Json.object())));
        writer.addPrompt(List.of(HELLO));

        assertThatIllegalArgumentException().isThrownBy(() -> writer.addAnswer(call));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.addToolTurn(call, List.of()))
                .withMessage("the tool uses [t1] need one result each, not []");
        assertThat(session.messages()).containsExactly(Message.user("hello"));
    }

    @Test
    void an_answer_needs_a_prompt() {
        assertThatIllegalStateException().isThrownBy(() -> writer.addAnswer(Message.assistant("hi")));
        assertThat(session.messages()).isEmpty();
    }

    @Test
    void one_writer_at_a_time() {
        assertThat(session.tryWrite()).isEmpty();
        writer.close();
        assertThat(session.tryWrite()).isPresent();
    }

    @Test
    void a_list_of_messages_stays_as_it_was_returned() {
        writer.addPrompt(List.of(HELLO));
        List<Message> before = session.messages();
        writer.addAnswer(Message.assistant("hi"));

        assertThat(before).containsExactly(Message.user("hello"));
    }
}
