package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ToolStartTest {

    private final List<String> heard = new ArrayList<>();
    private final FakeModel model = new FakeModel();
    private final Session session = Session.create("s");

    private AgentBuilder agent(AgentHook hook) {
        return Agent.builder().model(model).tools(new Calculator()).hooks(hook);
    }

    private class Recorder implements AgentHook {

        @Override
        public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
            heard.add("before " + call.id());
            return ToolDecision.proceed();
        }

        @Override
        public void onToolStart(HookContext context, Content.ToolUse call) {
            heard.add("start " + call.id());
        }

        @Override
        public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
            heard.add("after " + call.id());
            return ResultDecision.accept();
        }
    }

    @Test
    void a_tool_starts_when_it_is_its_turn_and_not_when_it_is_decided_on() {
        model.then(calls(add("t1", 1, 1), add("t2", 2, 2)), text("done"));

        agent(new Recorder()).toolConcurrency(1).build().run("go");

        assertThat(heard).containsExactly("before t1", "before t2", "start t1", "after t1", "start t2", "after t2");
    }

    @Test
    void every_attempt_starts() {
        model.then(calls(add("t1", 1, 1)), text("done"));

        agent(new Recorder() {
                    @Override
                    public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
                        super.afterTool(context, call, result);
                        return heard.size() < 4 ? ResultDecision.retry() : ResultDecision.accept();
                    }
                })
                .build()
                .run("go");

        assertThat(heard).containsExactly("before t1", "start t1", "after t1", "start t1", "after t1");
    }

    @Test
    void a_call_that_is_not_run_does_not_start() {
        model.then(calls(add("t1", 1, 1)), text("done"));

        agent(new Recorder() {
                    @Override
                    public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                        return ToolDecision.deny("no");
                    }
                })
                .build()
                .run("go");

        assertThat(heard).isEmpty();
    }

    @Test
    void a_call_starts_once_a_person_has_allowed_it() {
        model.then(calls(add("t1", 1, 1)), text("done"));
        Agent agent = agent(new Recorder() {
                    @Override
                    public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                        return ToolDecision.ask("May it?");
                    }
                })
                .build();

        agent.run("go", RunOptions.defaults().session(session));
        assertThat(heard).isEmpty();
        agent.resume(session, Approval.grant("t1"));

        assertThat(heard).containsExactly("start t1", "after t1");
    }

    @Test
    void a_hook_that_throws_ends_the_run_and_the_tools_that_run_already() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        model.then(calls(add("t1", 1, 1), add("t2", 2, 2)));
        Agent agent = Agent.builder()
                .model(model)
                .tools(new Calculator(context -> {
                    begun.countDown();
                    if (!awaited(new CountDownLatch(1))) {
                        interrupted.countDown();
                    }
                    return ToolResult.text("late");
                }))
                .hooks(new AgentHook() {
                    @Override
                    public void onToolStart(HookContext context, Content.ToolUse call) {
                        if (call.id().equals("t2") && awaited(begun)) {
                            throw new IllegalStateException("broken");
                        }
                    }
                })
                .build();

        AgentException failure = catchThrowableOfType(
                AgentException.class,
                () -> agent.run("go", RunOptions.defaults().session(session)));

        assertThat(failure).hasRootCauseMessage("broken");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        Histories.assertValid(session.messages());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
