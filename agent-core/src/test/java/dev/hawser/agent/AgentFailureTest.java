package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.reply;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.FatalToolException;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AgentFailureTest {

    private static final RetryPolicy THRICE = new RetryPolicy(3, Duration.ZERO, Duration.ofMillis(1));

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();

    private Agent agent(Calculator calculator) {
        return Agent.builder()
                .model(model)
                .tools(calculator)
                .toolConcurrency(1)
                .retry(THRICE)
                .build();
    }

    private AgentResult run(Calculator calculator) {
        return agent(calculator).run("go", RunOptions.defaults().session(session));
    }

    private AgentException failure(Calculator calculator) {
        AgentException failure = catchThrowableOfType(AgentException.class, () -> run(calculator));
        Histories.assertValid(session.messages());
        return failure;
    }

    @Test
    void a_failure_that_passes_is_survived() {
        model.thenFails(Kind.THROTTLED, "slow down")
                .thenFails(Kind.CONNECTION, "reset")
                .then(text("hello"));

        AgentResult result = run(new Calculator());

        assertThat(result.text()).isEqualTo("hello");
        assertThat(result.turns()).isEqualTo(1);
        assertThat(model.requests).hasSize(3).containsOnly(model.requests.get(0));
    }

    @Test
    void a_failure_that_stays_is_one_exception_with_the_partial_result() {
        model.then(reply(FinishReason.TOOL_USE, new Content.Text("adding"), add("t1", 1, 2)));
        for (int i = 0; i < 3; i++) {
            model.thenFails(Kind.THROTTLED, "Too many requests");
        }

        AgentException failure = failure(new Calculator());

        assertThat(failure).hasMessage("the model did not answer in turn 2: Too many requests");
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.THROTTLED));
        assertThat(failure.result().stopReason()).isEqualTo(StopReason.ERROR);
        assertThat(failure.result().text()).isEqualTo("adding");
        assertThat(failure.result().usage()).isEqualTo(FakeModel.USAGE);
        assertThat(model.requests).hasSize(4);
    }

    @Test
    void after_a_failure_the_same_prompt_goes_on_where_it_failed() {
        Calculator calculator = new Calculator();
        model.then(calls(add("t1", 1, 2))).thenFails(Kind.ACCESS_DENIED, "no").then(text("3"));
        failure(calculator);

        AgentResult result = run(calculator);

        assertThat(result.text()).isEqualTo("3");
        assertThat(calculator.calls).containsExactly("t1");
        assertThat(session.messages())
                .containsExactly(
                        Message.user("go"),
                        Message.assistant(List.of(add("t1", 1, 2))),
                        Message.user(List.of(Calculator.result("t1", "3"), new Content.Text("go"))),
                        Message.assistant("3"));
    }

    @Test
    void a_failure_that_a_repeat_can_not_cure_is_not_repeated() {
        model.thenFails(Kind.INVALID_REQUEST, "temperature must be at most 1");

        assertThat(failure(new Calculator())).hasMessageContaining("temperature must be at most 1");
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void a_stop_for_tools_without_a_tool_call_is_asked_again() {
        model.then(reply(FinishReason.TOOL_USE, new Content.Text("now I call")), text("sorry"));

        assertThat(run(new Calculator()).text()).isEqualTo("sorry");
        assertThat(session.messages()).containsExactly(Message.user("go"), Message.assistant("sorry"));
    }

    @Test
    void a_model_that_uses_an_id_again_gets_another_one() {
        Calculator calculator = new Calculator();
        model.then(calls(add("t1", 1, 2), add("t1", 3, 4)), calls(add("t1", 5, 6)), text("ok"));

        assertThat(run(calculator).text()).isEqualTo("ok");
        assertThat(calculator.calls).containsExactly("t1", "t1-2", "t1-3");
        Histories.assertValid(session.messages());
    }

    @Test
    void no_attempt_is_made_that_would_begin_behind_the_deadline() {
        model.then(call -> {
            throw new ModelException(Kind.THROTTLED, "slow down", null, Duration.ofHours(2));
        });

        assertThat(failure(new Calculator())).hasMessage("the model did not answer in turn 1: slow down");
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void a_bug_in_a_model_is_an_agent_exception_too() {
        model.then(call -> {
            throw new IllegalStateException("bug");
        });

        assertThat(failure(new Calculator()))
                .hasMessageContaining("bug")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_tool_that_throws_does_not_end_the_run() {
        model.then(calls(add("t1", 1, 2), add("t2", 3, 4)), text("ok"));
        Calculator throwing = new Calculator(context -> {
            if (context.callId().equals("t1")) {
                throw new IllegalStateException("db is down");
            }
            throw new AssertionError("odd");
        });

        assertThat(run(throwing).text()).isEqualTo("ok");
        assertThat(session.messages().get(2).toolResults()).allMatch(Content.ToolUseResult::error);
        assertThat(session.messages().get(2).toolResults().get(0).content().toString())
                .contains("db is down");
    }

    @Test
    void a_tool_that_does_not_exist_does_not_end_the_run() {
        model.then(calls(new Content.ToolUse("t1", "ad", Json.object())), text("ok"));

        assertThat(run(new Calculator()).text()).isEqualTo("ok");
        assertThat(session.messages().get(2).toolResults().get(0).content().toString())
                .contains("add");
    }

    @Test
    void a_fatal_exception_of_a_tool_ends_the_run_with_a_result_for_every_call() {
        Calculator fatal = new Calculator(context -> {
            throw new FatalToolException("licence expired");
        });
        model.then(calls(add("t1", 1, 2), add("t2", 3, 4)), text("never asked"));

        AgentException failure = failure(fatal);

        assertThat(failure)
                .hasMessage("a tool ended the run: licence expired")
                .hasCauseInstanceOf(FatalToolException.class);
        assertThat(session.messages().get(2))
                .isEqualTo(Message.user(List.of(
                        Calculator.error("t1", "The tool ended the run: licence expired"),
                        Calculator.error("t2", "Not run: another tool ended the run."))));
    }

    @Test
    void a_second_run_on_a_busy_session_fails_at_once_and_harms_nothing()
            throws InterruptedException, ExecutionException {
        CountDownLatch inTool = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Calculator waits = new Calculator(context -> {
            inTool.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return ToolResult.text("3");
        });
        model.then(calls(add("t1", 1, 2)), text("3"));
        Agent agent = agent(waits);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<AgentResult> first =
                    executor.submit(() -> agent.run("go", RunOptions.defaults().session(session)));
            inTool.await();

            SessionBusyException busy = catchThrowableOfType(
                    SessionBusyException.class,
                    () -> agent.run("me too", RunOptions.defaults().session(session)));
            goOn.countDown();

            assertThat(busy).hasMessageContaining("session 's' is in use by another run");
            assertThat(first.get().text()).isEqualTo("3");
            assertThat(session.messages()).hasSize(4).doesNotContain(Message.user("me too"));
        } finally {
            executor.shutdown();
        }
    }
}
