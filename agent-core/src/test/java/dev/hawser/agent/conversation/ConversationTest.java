package dev.hawser.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final List<Usage> spent = new ArrayList<>();

    private Growth growth(List<Message> messages, boolean overflowed) {
        return new Growth(
                messages, Tokens.estimate(messages), overflowed, new Cancellation(), Deadline.never(), spent::add);
    }

    /** A task, and that many turns of a tool call with a result of 4,000 characters, which are 1,000 tokens. */
    private static List<Message> history(int turns) {
        List<Message> messages = new ArrayList<>();
        messages.add(Message.user("the task"));
        for (int i = 1; i <= turns; i++) {
            messages.add(Message.assistant(List.of(new Content.ToolUse("t" + i, "read", Json.object()))));
            messages.add(Message.user(List.of(result(i, String.valueOf(i % 10).repeat(4_000)))));
        }
        return List.copyOf(messages);
    }

    private static Content.ToolUseResult result(int i, String text) {
        return new Content.ToolUseResult("t" + i, List.of(new Content.Text(text)), false);
    }

    @Test
    void a_conversation_below_the_limit_stays_the_same_list() {
        List<Message> messages = history(3);

        assertThat(Conversation.within(10_000).shorten(growth(messages, false))).isSameAs(messages);
    }

    @Test
    void old_tool_results_are_trimmed_to_half_the_limit_and_the_newest_stays() {
        List<Message> messages = history(5);

        List<Message> shorter = new ToolResultTrimming(4_000).shorten(growth(messages, false));

        assertThat(shorter).hasSameSizeAs(messages);
        assertThat(Tokens.estimate(shorter)).isLessThan(2_200);
        assertThat(shorter.get(2))
                .isEqualTo(
                        Message.user(
                                List.of(
                                        result(
                                                1,
                                                "[1000 tokens of this result were removed to make room. Call the tool again if you need them.]"))));
        assertThat(shorter.get(10)).isEqualTo(messages.get(10));
    }

    @Test
    void one_huge_result_is_cut_to_its_beginning_when_the_model_refuses_it() {
        List<Message> messages = List.of(
                Message.user("the task"),
                Message.assistant(List.of(new Content.ToolUse("t1", "read", Json.object()))),
                Message.user(List.of(result(1, "x".repeat(1_000_000)))));

        List<Message> shorter = Conversation.within(100_000).shorten(growth(messages, true));

        assertThat(shorter.get(2))
                .isEqualTo(Message.user(List.of(result(
                        1,
                        "x".repeat(2_000)
                                + "\n[250000 tokens of this result were removed to make room. Call the tool again for a"
                                + " smaller part if you need them.]"))));
    }

    @Test
    void a_window_drops_calls_together_with_their_results_and_keeps_the_task_and_the_newest() {
        List<Message> messages = history(6);

        List<Message> shorter = new SlidingWindow(5_000).shorten(growth(messages, false));

        assertThat(shorter).hasSize(5).startsWith(messages.get(0));
        assertThat(shorter.subList(1, 5)).isEqualTo(messages.subList(9, 13));
    }

    @Test
    void a_window_never_drops_the_last_turn_even_if_that_is_too_long() {
        List<Message> messages = history(1);

        assertThat(new SlidingWindow(10).shorten(growth(messages, true))).isSameAs(messages);
    }

    @Test
    void a_summary_takes_the_place_of_what_is_dropped_and_is_paid_for() {
        Usage cost = Usage.of(100, 10);
        Conversation summarising = new Summarising(
                (request, call) -> new ModelResponse(
                        List.of(new Content.Text(
                                "Saw " + request.messages().get(0).text().length() + " characters.")),
                        FinishReason.END_TURN,
                        cost),
                5_000);

        List<Message> once = summarising.shorten(growth(history(6), false));

        assertThat(spent).containsExactly(cost);
        assertThat(once).hasSize(5);
        assertThat(once.get(0).text()).startsWith("the task[Summary of the conversation since then]\nSaw 1");

        List<Message> longer = new ArrayList<>(once);
        longer.addAll(history(6).subList(1, 13));
        List<Message> twice = summarising.shorten(growth(longer, false));

        assertThat(twice.get(0).content()).hasSize(2);
    }

    @Test
    void without_a_summary_the_turns_are_dropped_all_the_same() {
        Conversation failing = new Summarising(
                (request, call) -> {
                    throw new ModelException(Kind.THROTTLED, "slow down");
                },
                5_000);
        List<Message> messages = history(6);

        assertThat(failing.shorten(growth(messages, false)))
                .isEqualTo(new SlidingWindow(5_000).shorten(growth(messages, false)));
    }
}
