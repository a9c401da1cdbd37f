package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.USAGE;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentEventTest {

    private final List<AgentEvent> heard = new ArrayList<>();
    private final FakeModel model = new FakeModel();
    private final Session session = Session.create("s");
    private final RunOptions options = RunOptions.defaults().session(session).listener(heard::add);

    @Test
    void a_listener_hears_the_whole_run_in_order() {
        ModelException throttled = new ModelException(Kind.THROTTLED, "slow down");
        model.then(calls(add("t1", 1, 2)))
                .then(call -> {
                    throw throttled;
                })
                .then(text("3"));
        Calculator calculator = new Calculator(context -> {
            context.progress().accept("half way");
            return ToolResult.text("3");
        });
        Agent agent = Agent.builder()
                .name("adder")
                .model(model)
                .tools(calculator)
                .retry(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                .build();

        AgentResult result = agent.run("1+2?", options);

        Duration time = heard.stream()
                .filter(AgentEvent.ToolFinished.class::isInstance)
                .map(event -> ((AgentEvent.ToolFinished) event).time())
                .findFirst()
                .orElseThrow();
        assertThat(heard)
                .containsExactly(
                        new AgentEvent.RunStarted("adder", "s"),
                        new AgentEvent.TurnStarted(1),
                        new AgentEvent.ToolStarted("t1", "add", add("t1", 1, 2).input()),
                        new AgentEvent.ToolProgress("t1", "add", "half way"),
                        new AgentEvent.ToolFinished("t1", "add", ToolResult.text("3"), time),
                        new AgentEvent.TurnFinished(1, USAGE),
                        new AgentEvent.TurnStarted(2),
                        new AgentEvent.Retrying(1, Duration.ZERO, throttled),
                        new AgentEvent.Text("3"),
                        new AgentEvent.TurnFinished(2, USAGE),
                        new AgentEvent.RunFinished(result));
    }

    @Test
    void text_that_a_model_streams_is_heard_once() {
        model.then(call -> {
            call.listener().onReasoning("hm");
            call.listener().onText("hel");
            call.listener().onText("lo");
            return text("hello");
        });

        Agent.builder().model(model).build().run("hi", options);

        assertThat(heard)
                .filteredOn(event -> event instanceof AgentEvent.Text || event instanceof AgentEvent.Reasoning)
                .containsExactly(new AgentEvent.Reasoning("hm"), new AgentEvent.Text("hel"), new AgentEvent.Text("lo"));
    }

    @Test
    void a_listener_that_throws_does_not_disturb_the_run() {
        model.then(text("hello"));
        Agent agent = Agent.builder()
                .model(model)
                .listener(event -> {
                    throw new IllegalStateException("broken listener");
                })
                .build();

        assertThat(agent.run("hi", options).text()).isEqualTo("hello");
        assertThat(heard).hasSize(5);
    }
}
