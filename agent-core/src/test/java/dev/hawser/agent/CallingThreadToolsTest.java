package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.FatalToolException;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallingThreadToolsTest {

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();
    private final Cancellation cancellation = new Cancellation();

    @AfterEach
    void the_history_is_valid_and_the_thread_is_not_interrupted() {
        Histories.assertValid(session.messages());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private AgentBuilder agent(Calculator calculator) {
        return Agent.builder().model(model).tools(calculator).toolsOnCallingThread();
    }

    private AgentResult run(AgentBuilder agent) {
        return agent.build().run("go", RunOptions.defaults().session(session).cancellation(cancellation));
    }

    private Message results() {
        return session.messages().get(2);
    }

    @Test
    void tools_run_one_after_the_other_on_the_thread_that_runs_the_agent() {
        List<Thread> threads = new ArrayList<>();
        model.then(calls(add("t1", 1, 1), add("t2", 2, 2)), text("ok"));

        run(agent(new Calculator(context -> {
            threads.add(Thread.currentThread());
            return ToolResult.text("call " + threads.size());
        })));

        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
        assertThat(results())
                .isEqualTo(Message.user(List.of(Calculator.result("t1", "call 1"), Calculator.result("t2", "call 2"))));
    }

    @Test
    void a_tool_that_takes_too_long_is_interrupted_and_the_run_goes_on() {
        model.then(calls(add("t1", 1, 1), add("t2", 1, 1)), text("then not"));

        AgentResult result =
                run(agent(new Calculator(onlyFirst(this::waitForever))).toolTimeout(Duration.ofMillis(10)));

        assertThat(result.text()).isEqualTo("then not");
        assertThat(results())
                .isEqualTo(Message.user(
                        List.of(stopped("t1", "its time limit is PT0.01S"), Calculator.result("t2", "done"))));
    }

    @Test
    void a_tool_that_answers_all_the_same_when_it_is_interrupted_is_believed() {
        model.then(calls(add("t1", 1, 1)), text("ok"));

        run(agent(new Calculator(context -> {
                    try {
                        waitForever(context);
                    } catch (IllegalStateException interrupted) {
                        return ToolResult.text("half of it");
                    }
                    return ToolResult.text("never");
                }))
                .toolTimeout(Duration.ofMillis(10)));

        assertThat(results()).isEqualTo(Message.user(List.of(Calculator.result("t1", "half of it"))));
    }

    @Test
    void a_cancel_interrupts_the_tool_and_skips_the_next() {
        model.then(calls(add("t1", 1, 1), add("t2", 1, 1)), text("never asked"));

        AgentResult result = run(agent(new Calculator(context -> {
            new Thread(cancellation::cancel).start();
            return waitForever(context);
        })));

        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(results())
                .isEqualTo(Message.user(List.of(
                        stopped("t1", "the run was cancelled"),
                        Calculator.error("t2", "Not run: the run was cancelled."))));
    }

    @Test
    void an_interrupt_from_outside_cancels_and_stays_set() {
        model.then(calls(add("t1", 1, 1), add("t2", 1, 1)), text("never asked"));

        AgentResult result = run(agent(new Calculator(context -> {
            Thread.currentThread().interrupt();
            return waitForever(context);
        })));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(results())
                .isEqualTo(Message.user(List.of(
                        stopped("t1", "the run was cancelled"),
                        Calculator.error("t2", "Not run: the run was cancelled."))));
    }

    @Test
    void a_fatal_tool_ends_the_run_and_the_next_is_not_begun() {
        model.then(calls(add("t1", 1, 1), add("t2", 1, 1)), text("never asked"));
        AgentBuilder agent = agent(new Calculator(context -> {
            throw new FatalToolException("the disk is gone");
        }));

        AgentException thrown = catchThrowableOfType(AgentException.class, () -> run(agent));

        assertThat(thrown).hasMessage("a tool ended the run: the disk is gone");
        assertThat(results())
                .isEqualTo(Message.user(List.of(
                        Calculator.error("t1", "The tool ended the run: the disk is gone"),
                        Calculator.error("t2", "Not run: another tool ended the run."))));
    }

    @Test
    void a_hook_may_have_a_call_repeated_before_the_next_begins() {
        model.then(calls(add("t1", 1, 1), add("t2", 2, 2)), text("ok"));
        Calculator calculator = new Calculator();
        AgentHook again = new AgentHook() {
            @Override
            public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
                return calculator.calls.equals(List.of("t1")) ? ResultDecision.retry() : ResultDecision.accept();
            }
        };

        run(agent(calculator).hooks(again));

        assertThat(calculator.calls).containsExactly("t1", "t1", "t2");
    }

    private ToolResult waitForever(ToolContext context) {
        try {
            new CountDownLatch(1).await();
            return ToolResult.text("never");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Function<ToolContext, ToolResult> onlyFirst(Function<ToolContext, ToolResult> work) {
        return context -> context.callId().equals("t1") ? work.apply(context) : ToolResult.text("done");
    }

    private static Content.ToolUseResult stopped(String id, String reason) {
        return Calculator.error(
                id,
                "Stopped before it had finished: " + reason + ". What it did until then is not known; check first.");
    }
}
