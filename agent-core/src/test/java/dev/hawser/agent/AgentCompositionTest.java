package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.session.Session;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentCompositionTest {

    private final FakeModel inner = new FakeModel();
    private final FakeModel outer = new FakeModel();
    private final Session session = Session.create("s");
    private final RunOptions options = RunOptions.defaults().session(session);

    private AgentResult runParentOf(Agent child, RunOptions runOptions) {
        return Agent.builder()
                .model(outer)
                .tools(child.asTool("adder", "Adds numbers."))
                .build()
                .run("sum?", runOptions);
    }

    private static Agent of(Model model) {
        return Agent.builder().model(model).tools(new Calculator()).build();
    }

    private static Content.ToolUse ask(String prompt) {
        return new Content.ToolUse("a1", "adder", Json.object().put("prompt", prompt));
    }

    private static List<String> texts(List<AgentOutcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.result().text()).toList();
    }

    @Test
    void an_agent_is_a_tool_of_another_and_its_tokens_count_there() {
        inner.then(calls(add("t1", 1, 2)), text("3"));
        outer.then(calls(ask("1+2?")), text("It is 3."));

        AgentResult result = runParentOf(of(inner), options);

        assertThat(result.text()).isEqualTo("It is 3.");
        assertThat(result.usage()).isEqualTo(Usage.of(40, 20));
        assertThat(inner.requests.get(0).messages()).containsExactly(Message.user("1+2?"));
        assertThat(session.messages().get(2)).isEqualTo(Message.user(List.of(Calculator.result("a1", "3"))));
    }

    @Test
    void an_agent_that_fails_is_a_failed_tool() {
        inner.thenFails(Kind.ACCESS_DENIED, "no access");
        outer.then(calls(ask("1+2?")), text("sorry"));

        assertThat(runParentOf(of(inner), options).text()).isEqualTo("sorry");
        assertThat(session.messages().get(2).toolResults().get(0).error()).isTrue();
        assertThat(session.messages().get(2).toString())
                .contains("The agent failed: the model did not answer in turn 1: no access");
    }

    @Test
    void an_agent_that_reaches_its_limit_says_so() {
        inner.then(calls(add("t1", 1, 2)));
        outer.then(calls(ask("1+2?")), text("sorry"));
        Agent child = Agent.builder()
                .model(inner)
                .tools(new Calculator())
                .limits(Limits.turns(1))
                .build();

        runParentOf(child, options);

        assertThat(session.messages().get(2))
                .isEqualTo(Message.user(List.of(Calculator.result(
                        "a1", "[The agent stopped before it had finished: the turn limit of 1 was reached.]"))));
    }

    @Test
    void the_token_limit_of_the_outer_run_ends_the_inner_one() {
        inner.then(calls(add("t1", 1, 2)), calls(add("t2", 1, 2)), text("never asked"));
        outer.then(calls(ask("1+2?")), text("never asked"));

        AgentResult result =
                runParentOf(of(inner), options.limits(Limits.defaults().tokens(40)));

        assertThat(result.stopReason()).isEqualTo(StopReason.TOKEN_LIMIT);
        assertThat(inner.requests).hasSize(2);
    }

    @Test
    void a_cancel_of_the_outer_run_ends_the_inner_one() {
        Cancellation cancellation = new Cancellation();
        inner.then(call -> {
            cancellation.cancel();
            throw new ModelException(
                    Kind.CANCELLED, "cancelled " + call.cancellation().isCancelled());
        });
        outer.then(calls(ask("1+2?")), text("never asked"));

        AgentResult result = runParentOf(of(inner), options.cancellation(cancellation));

        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void agents_run_in_parallel_with_an_outcome_each() {
        List<Agent> agents = List.of(
                of(new FakeModel().then(text("one"))),
                of(new FakeModel().thenFails(Kind.ACCESS_DENIED, "no access")),
                of(new FakeModel().then(text("three"))));

        List<AgentOutcome> outcomes = Agents.parallel(agents, "go", RunOptions.defaults());

        assertThat(outcomes).extracting(AgentOutcome::agent).isEqualTo(agents);
        assertThat(texts(outcomes)).containsExactly("one", "", "three");
        assertThat(outcomes).extracting(AgentOutcome::isComplete).containsExactly(true, false, true);
        assertThat(outcomes.get(1).failure()).hasMessageContaining("no access");
    }

    @Test
    void an_interrupt_of_the_caller_cancels_agents_that_run_in_parallel() {
        Thread caller = Thread.currentThread();
        Model waits = (request, call) -> {
            caller.interrupt();
            while (!call.cancellation().isCancelled()) {
                Thread.onSpinWait();
            }
            throw new ModelException(Kind.CANCELLED, "cancelled");
        };

        List<AgentOutcome> outcomes = Agents.parallel(List.of(of(waits)), "go", RunOptions.defaults());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.get(0).result().stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void agents_run_in_sequence_each_on_the_words_of_the_one_before() {
        inner.then(text("a draft"));
        outer.then(text("a better draft"));

        List<AgentOutcome> outcomes = Agents.sequence(List.of(of(inner), of(outer)), "write", RunOptions.defaults());

        assertThat(texts(outcomes)).containsExactly("a draft", "a better draft");
        assertThat(outer.requests.get(0).messages()).containsExactly(Message.user("a draft"));
    }

    @Test
    void a_sequence_ends_at_an_agent_that_does_not_finish() {
        inner.then(calls(add("t1", 1, 2)));
        RunOptions few = RunOptions.defaults().limits(Limits.defaults().tokens(5));

        List<AgentOutcome> outcomes = Agents.sequence(List.of(of(inner), of(outer)), "write", few);

        assertThat(outcomes)
                .extracting(outcome -> outcome.result().stopReason())
                .containsExactly(StopReason.TOKEN_LIMIT);
        assertThat(outer.requests).isEmpty();
    }

    @Test
    void several_agents_share_the_time() {
        Model slow = (request, call) -> {
            while (!call.deadline().hasPassed()) {
                Thread.onSpinWait();
            }
            throw new ModelException(Kind.TIMEOUT, "too late");
        };
        RunOptions brief = RunOptions.defaults().limits(Limits.defaults().time(Duration.ofMillis(20)));

        assertThat(Agents.parallel(List.of(of(slow), of(slow)), "go", brief))
                .extracting(outcome -> outcome.result().stopReason())
                .containsExactly(StopReason.TIME_LIMIT, StopReason.TIME_LIMIT);
    }

    @Test
    void several_agents_do_not_share_a_session() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Agents.parallel(List.of(of(inner)), "go", options))
                .withMessageContaining("can't share one session");
    }
}
