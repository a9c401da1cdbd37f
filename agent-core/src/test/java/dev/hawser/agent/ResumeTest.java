package dev.hawser.agent;

import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.session.JournalEntry;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest {

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();
    private final Effects effects = new Effects();
    private final Agent agent = Agent.builder().model(model).tools(effects).build();
    private final RunOptions options = RunOptions.defaults().session(session);

    static final class Effects {

        final List<String> calls = new ArrayList<>();
        final List<String> keys = new ArrayList<>();

        @Tool(value = "Look.", effect = Effect.READS)
        String look() {
            calls.add("look");
            return "seen";
        }

        @Tool(value = "Put.", effect = Effect.IDEMPOTENT)
        String put(ToolContext context) {
            calls.add("put");
            keys.add(context.idempotencyKey());
            return "there";
        }

        @Tool("Pay.")
        String pay() {
            calls.add("pay");
            return "paid";
        }
    }

    private static Content.ToolUse use(String id, String tool) {
        return new Content.ToolUse(id, tool, Json.object());
    }

    private void crashedWith(JournalEntry... entries) {
        try (Session.Writer writer = session.tryWrite().orElseThrow()) {
            writer.prompt("r", List.of(new Content.Text("go")));
            for (JournalEntry entry : entries) {
                writer.append(entry);
            }
        }
    }

    private static JournalEntry.Answer answer(Content... content) {
        Usage usage = Usage.of(10, 1);
        boolean tools = content[0] instanceof Content.ToolUse;
        FinishReason reason = tools ? FinishReason.TOOL_USE : FinishReason.END_TURN;
        return new JournalEntry.Answer(List.of(content), reason, reason.name(), usage, usage);
    }

    private static JournalEntry.ToolStarted started(Content.ToolUse call, Effect effect) {
        return new JournalEntry.ToolStarted(call.id(), call.input(), effect);
    }

    @Test
    void what_was_started_runs_again_if_it_may_and_is_uncertain_if_it_may_not() {
        Content.ToolUse look = use("t1", "look");
        Content.ToolUse put = use("t2", "put");
        Content.ToolUse pay = use("t3", "pay");
        Content.ToolUse fresh = use("t4", "pay");
        Content.ToolUse done = use("t5", "pay");
        crashedWith(
                answer(look, put, pay, fresh, done),
                started(look, Effect.READS),
                started(put, Effect.IDEMPOTENT),
                started(pay, Effect.ONCE),
                started(done, Effect.ONCE),
                new JournalEntry.ToolFinished("t5", List.of(new Content.Text("paid before")), false));
        model.then(text("done"));

        AgentResult result = agent.run("go", options.runId("r"));

        assertThat(result.text()).isEqualTo("done");
        assertThat(result.turns()).isEqualTo(2);
        assertThat(effects.calls).containsExactlyInAnyOrder("look", "put", "pay");
        assertThat(effects.keys).containsExactly("s/t2");
        assertThat(session.messages().get(2))
                .isEqualTo(Message.user(List.of(
                        Calculator.result("t1", "seen"),
                        Calculator.result("t2", "there"),
                        Calculator.error("t3", PendingTurn.UNCERTAIN_RESULT),
                        Calculator.result("t4", "paid"),
                        Calculator.result("t5", "paid before"))));
    }

    @Test
    void an_answer_that_was_written_down_is_not_asked_for_again() {
        crashedWith(answer(new Content.Text("said before")));

        AgentResult result = agent.run("go", options.runId("r"));

        assertThat(result.text()).isEqualTo("said before");
        assertThat(result.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(result.usage()).isEqualTo(Usage.of(10, 1));
        assertThat(model.requests).isEmpty();
    }

    @Test
    void a_run_that_has_ended_gives_its_result_again_without_the_model() {
        model.then(calls(use("t1", "look")), text("done"));
        AgentResult first = agent.run("go", options.runId("r"));

        AgentResult second = agent.run("go", options.runId("r"));

        assertThat(second).isEqualTo(first);
        assertThat(model.requests).hasSize(2);
        assertThat(effects.calls).containsExactly("look");
    }

    @Test
    void a_typed_result_is_given_again_too() {
        model.then(calls(new Content.ToolUse("t1", "give_answer", Json.object().put("value", 7))));
        agent.run("go", Integer.class, options.runId("r"));

        assertThat(agent.run("go", Integer.class, options.runId("r")).orThrow()).isEqualTo(7);
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void the_same_run_id_with_another_prompt_is_refused_while_the_run_goes_on() {
        crashedWith();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> agent.run("other", options.runId("r")))
                .withMessage(
                        "run 'r' of session 's' was begun with another prompt: use another run id for another prompt");
    }

    @Test
    void a_suspended_run_ends_between_two_steps_and_goes_on() {
        model.then(calls(use("t1", "pay"), use("t2", "pay")), text("done"));
        AgentResult suspended = agent.run("go", options.runId("r").suspendAfter(Duration.ZERO));

        assertThat(suspended.stopReason()).isEqualTo(StopReason.SUSPENDED);
        assertThat(model.requests).isEmpty();
        assertThat(agent.run("go", options.runId("r")).text()).isEqualTo("done");
        assertThat(effects.calls).containsExactly("pay", "pay");
    }

    @Test
    void there_is_nothing_to_resume_in_a_session_that_has_ended() {
        model.then(text("done"));
        agent.run("go", options);

        assertThat(catchThrowable(() -> agent.resume(session)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to go on with");
    }

    @Test
    void a_call_that_nobody_decided_on_is_not_run_by_the_next_prompt() {
        Content.ToolUse pay = use("t1", "pay");
        crashedWith(answer(pay), started(pay, Effect.ONCE));
        model.then(text("ok"));

        agent.run("something else", options);

        assertThat(effects.calls).isEmpty();
        assertThat(session.messages().get(2).toolResults())
                .containsExactly(Calculator.error("t1", PendingTurn.UNCERTAIN_RESULT));
    }

    @Test
    void tool_calls_count_from_the_beginning_of_the_run() {
        crashedWith(
                answer(use("c1", "look"), use("c2", "put")),
                new JournalEntry.ToolFinished("c1", List.of(new Content.Text("seen")), false),
                new JournalEntry.ToolFinished("c2", List.of(new Content.Text("no room")), true));
        model.then(calls(use("c3", "put")), text("done"));

        RunMetrics metrics = agent.run("go", options.runId("r")).metrics();

        assertThat(metrics.turns()).isEqualTo(3);
        assertThat(metrics.toolCalls()).isEqualTo(3);
        assertThat(metrics.tools().get("put").calls()).isEqualTo(2);
        assertThat(metrics.tools().get("put").errors()).isEqualTo(1);
    }
}
