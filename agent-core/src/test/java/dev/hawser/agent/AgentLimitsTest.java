package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.reply;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentLimitsTest {

    private final Session session = Session.create("s");
    private final Cancellation cancellation = new Cancellation();
    private final FakeModel model = new FakeModel();
    private AgentListener onEvent = event -> {};

    @AfterEach
    void the_history_is_valid_and_takes_another_prompt() {
        Histories.assertValid(session.messages());
        FakeModel next = new FakeModel().then(text("fine"));
        Agent.builder()
                .model(next)
                .build()
                .run("and now?", RunOptions.defaults().session(session));
        Histories.assertValid(session.messages());
        assertThat(session.messages().get(session.messages().size() - 1)).isEqualTo(Message.assistant("fine"));
    }

    private AgentResult run(Limits limits, Calculator calculator) {
        return Agent.builder()
                .model(model)
                .tools(calculator)
                .toolConcurrency(1)
                .build()
                .run(
                        "go",
                        RunOptions.defaults()
                                .session(session)
                                .cancellation(cancellation)
                                .listener(onEvent)
                                .limits(limits));
    }

    @Test
    void a_model_that_never_stops_ends_at_the_turn_limit_with_what_it_said() {
        for (int i = 1; i <= 10; i++) {
            model.then(reply(FinishReason.TOOL_USE, new Content.Text("step " + i), add("t" + i, i, i)));
        }

        AgentResult result = run(Limits.turns(3), new Calculator());

        assertThat(result.stopReason()).isEqualTo(StopReason.TURN_LIMIT);
        assertThat(result.stopDetail()).isEqualTo("the turn limit of 3 was reached");
        assertThat(result.text()).isEqualTo("step 3");
        assertThat(result.turns()).isEqualTo(3);
        assertThat(session.messages()).hasSize(7);
    }

    @Test
    void the_run_ends_when_its_tokens_are_used() {
        model.then(calls(add("t1", 1, 1)), calls(add("t2", 1, 2)), text("never asked"));

        AgentResult result = run(Limits.defaults().tokens(30), new Calculator());

        assertThat(result.stopReason()).isEqualTo(StopReason.TOKEN_LIMIT);
        assertThat(result.usage().totalTokens()).isEqualTo(30);
    }

    @Test
    void the_run_ends_when_its_time_is_over() {
        model.then(calls(add("t1", 1, 1), add("t2", 1, 2)), text("never asked"));
        CountDownLatch never = new CountDownLatch(1);
        Calculator slow = new Calculator(context -> {
            awaitUninterruptibly(never);
            return ToolResult.text("too late");
        });

        AgentResult result = run(Limits.defaults().time(Duration.ofMillis(800)), slow);
        never.countDown();

        assertThat(result.stopReason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(slow.calls).containsExactly("t1");
        assertThat(session.messages().get(2))
                .isEqualTo(Message.user(List.of(
                        stopped("the run's time is over"),
                        Calculator.error("t2", "Not run: the run's time is over."))));
    }

    @Test
    void a_model_call_that_the_deadline_ends_is_a_limit_and_no_error() {
        model.then(call -> {
            while (!call.deadline().hasPassed()) {
                Thread.onSpinWait();
            }
            throw new ModelException(Kind.TIMEOUT, "took too long");
        });

        AgentResult result = run(Limits.defaults().time(Duration.ofMillis(20)), new Calculator());

        assertThat(result.stopReason()).isEqualTo(StopReason.TIME_LIMIT);
    }

    @Test
    void the_same_call_with_the_same_result_again_and_again_ends_the_run() {
        for (int i = 1; i <= 10; i++) {
            model.then(calls(add("t" + i, 1, 1)));
        }

        AgentResult result = run(Limits.defaults().repeats(4), new Calculator());

        assertThat(result.stopReason()).isEqualTo(StopReason.REPEATED_CALLS);
        assertThat(result.turns()).isEqualTo(4);
    }

    @Test
    void the_same_call_with_another_result_is_no_repeat() {
        for (int i = 1; i <= 5; i++) {
            model.then(calls(add("t" + i, 1, 1)));
        }
        model.then(text("done"));
        Calculator polls = new Calculator(context -> ToolResult.text("state at " + context.callId()));

        assertThat(run(Limits.defaults().repeats(2), polls).stopReason()).isEqualTo(StopReason.END_TURN);
    }

    @Test
    void a_cancel_between_two_tools_skips_the_second() {
        model.then(calls(add("t1", 1, 1), add("t2", 1, 2)), text("never asked"));
        Calculator calculator = new Calculator();
        onEvent = event -> {
            if (event instanceof AgentEvent.ToolFinished) {
                cancellation.cancel();
            }
        };

        AgentResult result = run(Limits.defaults(), calculator);

        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(calculator.calls).containsExactly("t1");
        assertThat(session.messages().get(2))
                .isEqualTo(Message.user(List.of(
                        Calculator.result("t1", "2"), Calculator.error("t2", "Not run: the run was cancelled."))));
    }

    @Test
    void a_cancel_does_not_wait_for_a_tool_that_hears_no_interrupt() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        model.then(calls(add("t1", 1, 1)), text("never asked"));
        Calculator deaf = new Calculator(context -> {
            context.progress().accept("working");
            awaitUninterruptibly(goOn);
            context.progress().accept("heard by nobody");
            over.countDown();
            return ToolResult.text("too late");
        });
        List<AgentEvent> progress = new ArrayList<>();
        onEvent = event -> {
            if (event instanceof AgentEvent.ToolProgress) {
                progress.add(event);
                cancellation.cancel();
            }
        };

        AgentResult result = run(Limits.defaults(), deaf);
        goOn.countDown();
        over.await();

        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(progress).containsExactly(new AgentEvent.ToolProgress("t1", "add", "working"));
        assertThat(session.messages().get(2)).isEqualTo(Message.user(List.of(stopped("the run was cancelled"))));
    }

    @Test
    void a_tool_that_takes_too_long_is_given_up_and_the_run_goes_on() {
        CountDownLatch never = new CountDownLatch(1);
        model.then(calls(add("t1", 1, 1)), text("then not"));
        Calculator slow = new Calculator(context -> {
            awaitUninterruptibly(never);
            return ToolResult.text("too late");
        });

        AgentResult result = Agent.builder()
                .model(model)
                .tools(slow)
                .toolTimeout(Duration.ofMillis(10))
                .build()
                .run("go", RunOptions.defaults().session(session));
        never.countDown();

        assertThat(result.text()).isEqualTo("then not");
        assertThat(session.messages().get(2)).isEqualTo(Message.user(List.of(stopped("its time limit is PT0.01S"))));
    }

    private static Content.ToolUseResult stopped(String reason) {
        return Calculator.error(
                "t1",
                "Stopped before it had finished: " + reason + ". What it did until then is not known; check first.");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    @Test
    void tools_that_fail_turn_after_turn_end_the_run() {
        for (int i = 1; i <= 5; i++) {
            model.then(calls(add("t" + i, i, i)));
        }
        Calculator failing = new Calculator(context -> ToolResult.error("no, " + context.callId()));

        AgentResult result = run(Limits.defaults().failures(3), failing);

        assertThat(result.stopReason()).isEqualTo(StopReason.REPEATED_FAILURES);
        assertThat(result.turns()).isEqualTo(3);
    }

    @Test
    void a_cancel_in_the_model_call_is_no_error() {
        model.then(call -> {
            cancellation.cancel();
            throw new ModelException(Kind.CANCELLED, "cancelled");
        });

        assertThat(run(Limits.defaults(), new Calculator()).stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(session.messages()).containsExactly(Message.user("go"));
    }

    @Test
    void a_cancel_in_the_pause_between_attempts_is_no_error() {
        model.then(call -> {
            cancellation.cancel();
            throw new ModelException(Kind.THROTTLED, "slow down", null, Duration.ofMinutes(5));
        });

        assertThat(run(Limits.defaults(), new Calculator()).stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void an_interrupt_cancels_and_stays_set() {
        model.then(call -> {
            Thread.currentThread().interrupt();
            return calls(add("t1", 1, 1));
        });

        AgentResult result = run(Limits.defaults(), new Calculator());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void an_interrupt_in_the_pause_between_attempts_cancels_too() {
        model.then(call -> {
            Thread.currentThread().interrupt();
            throw new ModelException(Kind.THROTTLED, "slow down", null, Duration.ofMinutes(5));
        });

        AgentResult result = run(Limits.defaults(), new Calculator());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void limits_must_be_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.turns(0))
                .withMessage("turns is 0: it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.defaults().time(Duration.ZERO));
    }
}
