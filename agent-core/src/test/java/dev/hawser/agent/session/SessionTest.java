package dev.hawser.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Content HELLO = new Content.Text("hello");
    private static final Content AND = new Content.Text("and?");

    private final Session session = Session.create("s1");
    private final Session.Writer writer = session.tryWrite().orElseThrow();

    @Test
    void a_prompt_and_its_answer_alternate() {
        writer.prompt(null, List.of(HELLO));
        writer.append(answer(new Content.Text("hi")));
        writer.prompt(null, List.of(AND));

        assertThat(session.messages())
                .containsExactly(Message.user("hello"), Message.assistant("hi"), Message.user("and?"));
    }

    @Test
    void a_prompt_joins_the_one_that_was_never_answered() {
        writer.prompt(null, List.of(HELLO));
        writer.prompt(null, List.of(AND));

        assertThat(session.messages()).containsExactly(Message.user(List.of(HELLO, AND)));
    }

    @Test
    void the_same_prompt_again_is_not_added_twice() {
        writer.prompt(null, List.of(HELLO));
        writer.prompt(null, List.of(HELLO));

        assertThat(session.messages()).containsExactly(Message.user("hello"));
    }

    @Test
    void a_prompt_joins_tool_results_that_wait_for_an_answer() {
        Content.ToolUse call = new Content.ToolUse("t1", "add", Json.object());
        Content.ToolUseResult result = new Content.ToolUseResult("t1", List.of(new Content.Text("3")), false);
        writer.prompt(null, List.of(HELLO));
        writer.append(answer(call));
        writer.append(new JournalEntry.ToolFinished("t1", result.content(), false));
        writer.prompt(null, List.of(AND));

        assertThat(session.messages())
                .containsExactly(
                        Message.user("hello"), Message.assistant(List.of(call)), Message.user(List.of(result, AND)));
    }

    @Test
    void a_tool_call_is_in_the_history_once_it_has_its_result() {
        Content.ToolUse call = new Content.ToolUse("t1", "add", Json.object());
        writer.prompt(null, List.of(HELLO));
        writer.append(answer(call));

        assertThat(session.messages()).containsExactly(Message.user("hello"));
        assertThat(session.pendingTurn().orElseThrow().calls())
                .containsExactly(new PendingTurn.Call(call, PendingTurn.Status.NEW, null, null));
        assertThatIllegalStateException().isThrownBy(() -> writer.append(answer(HELLO)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.append(new JournalEntry.ToolFinished("t2", List.of(HELLO), false)))
                .withMessage("no tool call 't2' waits for its result");
    }

    private static JournalEntry.Answer answer(Content... content) {
        return new JournalEntry.Answer(List.of(content), FinishReason.END_TURN, "end_turn", Usage.NONE, Usage.NONE);
    }

    @Test
    void an_answer_needs_a_prompt() {
        assertThatIllegalStateException().isThrownBy(() -> writer.append(answer(new Content.Text("hi"))));
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
        writer.prompt(null, List.of(HELLO));
        List<Message> before = session.messages();
        writer.append(answer(new Content.Text("hi")));

        assertThat(before).containsExactly(Message.user("hello"));
    }
}
