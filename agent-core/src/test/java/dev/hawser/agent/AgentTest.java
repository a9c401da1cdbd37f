package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.Calculator.error;
import static dev.hawser.agent.Calculator.result;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.reply;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {

    private final FakeModel model = new FakeModel();
    private final Calculator calculator = new Calculator();
    private final Session session = Session.create("s");
    private final Agent agent = Agent.builder()
            .name("adder")
            .model(model)
            .system("Add.")
            .tools(calculator)
            .build();

    private AgentResult run(String prompt) {
        AgentResult result = agent.run(prompt, RunOptions.defaults().session(session));
        Histories.assertValid(session.messages());
        return result;
    }

    @Test
    void an_answer_without_tools_ends_the_run() {
        model.then(text("hello"));

        AgentResult result = run("hi");

        assertThat(result)
                .isEqualTo(new AgentResult(
                        "hello",
                        StopReason.END_TURN,
                        "the model has finished",
                        FakeModel.USAGE,
                        new RunMetrics(1, 0, result.metrics().modelTime(), Map.of(), result.time()),
                        List.of(),
                        session));
        assertThat(session.messages()).containsExactly(Message.user("hi"), Message.assistant("hello"));
    }

    @Test
    void the_model_gets_the_results_of_the_tools_it_calls_in_the_order_of_its_calls() {
        Content thought = new Content.Reasoning("two sums", "signature");
        Content words = new Content.Text("Let me add.");
        model.then(reply(FinishReason.TOOL_USE, thought, words, add("t1", 1, 2), add("t2", 3, 4)), text("3 and 7"));

        AgentResult result = run("1+2? 3+4?");

        assertThat(result.text()).isEqualTo("3 and 7");
        assertThat(result.turns()).isEqualTo(2);
        assertThat(result.toolCalls()).isEqualTo(2);
        assertThat(result.usage()).isEqualTo(Usage.of(20, 10));
        Message question = Message.user("1+2? 3+4?");
        Message answer = Message.assistant(List.of(thought, words, add("t1", 1, 2), add("t2", 3, 4)));
        Message results = Message.user(List.of(result("t1", "3"), result("t2", "7")));
        List<Content> system = List.of(new Content.Text("Add."));
        assertThat(model.requests)
                .containsExactly(
                        new ModelRequest(system, List.of(question), List.of(calculator.spec()), ToolChoice.auto()),
                        new ModelRequest(
                                system,
                                List.of(question, answer, results),
                                List.of(calculator.spec()),
                                ToolChoice.auto()));
        assertThat(session.messages()).containsExactly(question, answer, results, Message.assistant("3 and 7"));
    }

    @Test
    void a_session_remembers() {
        model.then(text("hello"), text("you said hi"));

        run("hi");
        run("what did I say?");

        assertThat(model.requests.get(1).messages())
                .containsExactly(Message.user("hi"), Message.assistant("hello"), Message.user("what did I say?"));
    }

    @Test
    void a_run_without_a_session_remembers_nothing() {
        model.then(text("hello"), text("nothing"));

        agent.run("hi");
        agent.run("what did I say?");

        assertThat(model.requests.get(1).messages()).containsExactly(Message.user("what did I say?"));
    }

    @Test
    void an_end_of_turn_with_tool_calls_is_a_tool_turn() {
        model.then(reply(FinishReason.END_TURN, add("t1", 1, 2)), text("3"));

        assertThat(run("1+2?").text()).isEqualTo("3");
        assertThat(calculator.calls).containsExactly("t1");
    }

    @Test
    void a_tool_call_that_is_cut_off_is_not_run() {
        model.then(reply(FinishReason.MAX_TOKENS, new Content.Text("I will add"), add("t1", 1, 0)), text("sorry"));

        AgentResult result = run("1+2?");

        assertThat(result.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
        assertThat(result.text()).isEqualTo("I will add");
        assertThat(calculator.calls).isEmpty();
        assertThat(run("go on").text()).isEqualTo("sorry");
    }

    @Test
    void thoughts_alone_get_words_behind_them_since_models_do_not_take_them_back_otherwise() {
        Content thought = new Content.RedactedReasoning(Blob.of(new byte[] {1}));
        model.then(reply(FinishReason.MAX_TOKENS, thought));

        run("think");

        assertThat(session.messages().get(1).content()).hasSize(2).startsWith(thought);
        assertThat(session.messages().get(1).text()).contains("cut off");
    }

    @Test
    void an_empty_answer_ends_the_run_and_leaves_no_message() {
        model.then(reply(FinishReason.END_TURN), text("here"));

        AgentResult result = run("hi");

        assertThat(result.text()).isEmpty();
        assertThat(result.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(session.messages()).containsExactly(Message.user("hi"));
        assertThat(run("still there?").text()).isEqualTo("here");
    }

    @ParameterizedTest
    @CsvSource({
        "END_TURN,END_TURN,true",
        "STOP_SEQUENCE,STOP_SEQUENCE,true",
        "MAX_TOKENS,MAX_TOKENS,false",
        "CONTEXT_WINDOW,CONTEXT_WINDOW,false",
        "GUARDRAIL,GUARDRAIL,false",
        "CONTENT_FILTER,CONTENT_FILTER,false",
        "OTHER,OTHER,false"
    })
    void whatever_the_model_stops_for_is_returned(FinishReason finish, StopReason stop, boolean complete) {
        model.then(reply(finish, new Content.Text("words")));

        AgentResult result = run("hi");

        assertThat(result.stopReason()).isEqualTo(stop);
        assertThat(result.text()).isEqualTo("words");
        assertThat(result.stopReason().isComplete()).isEqualTo(complete);
    }

    @Test
    void a_reason_to_stop_that_nobody_knows_is_quoted() {
        model.then(
                new ModelResponse(List.of(new Content.Text("words")), FinishReason.OTHER, "coffee_break", Usage.NONE));

        assertThat(run("hi").stopDetail()).isEqualTo("the model stopped for the reason 'coffee_break'");
    }

    @Test
    void a_thousand_tool_turns_need_no_deeper_stack_than_two() {
        List<Long> depths = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String id = "t" + i;
            int a = i;
            model.then(call -> {
                depths.add(StackWalker.getInstance().walk(frames -> frames.count()));
                return calls(add(id, a, 1));
            });
        }
        model.then(text("done"));

        AgentResult result =
                agent.run("count", RunOptions.defaults().session(session).limits(Limits.turns(2000)));

        assertThat(result.turns()).isEqualTo(1001);
        assertThat(depths).hasSize(1000).containsOnly(depths.get(0));
        assertThat(session.messages()).hasSize(2002);
        Histories.assertValid(session.messages());
    }

    @Test
    void an_agent_is_shared_by_threads_with_a_session_each() {
        Agent shared = Agent.builder()
                .model((request, call) -> request.messages().size() == 1
                        ? calls(add("t1", request.messages().get(0).text().length(), 1))
                        : text(((Content.Text) request.lastMessage()
                                        .toolResults()
                                        .get(0)
                                        .content()
                                        .get(0))
                                .text()))
                .tools(new Calculator())
                .build();

        List<String> answers = IntStream.rangeClosed(1, 200)
                .parallel()
                .mapToObj(i -> shared.run("x".repeat(i)).text())
                .toList();

        assertThat(answers)
                .isEqualTo(
                        IntStream.rangeClosed(2, 201).mapToObj(String::valueOf).toList());
    }

    @Test
    void calls_beyond_the_limit_of_one_turn_are_not_run_and_the_model_is_told() {
        model.then(calls(add("t1", 1, 1), add("t2", 2, 2), add("t3", 3, 3)), text("ok"));

        agent.run(
                "add",
                RunOptions.defaults().session(session).limits(Limits.defaults().toolCallsPerTurn(2)));

        assertThat(calculator.calls).containsExactlyInAnyOrder("t1", "t2");
        assertThat(session.messages().get(2).toolResults().get(2))
                .isEqualTo(error(
                        "t3", "Not run: only 2 calls are run in one turn; make this call again in the next turn."));
    }

    @Test
    void values_of_the_run_reach_the_tools() {
        model.then(calls(add("t1", 1, 1)), text("ok"));
        Calculator asks = new Calculator(context -> ToolResult.text(
                context.value(String.class) + " " + context.sessionId() + " " + context.idempotencyKey()));

        Agent.builder()
                .model(model)
                .tools(asks)
                .build()
                .run("add", RunOptions.defaults().session(session).value(String.class, "tenant-7"));

        assertThat(session.messages().get(2)).isEqualTo(Message.user(List.of(result("t1", "tenant-7 s s/t1"))));
    }

    @Test
    void an_agent_without_a_model_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Agent.builder().build())
                .withMessageContaining("call model(");
    }

    @Test
    void a_blank_prompt_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> agent.run(" ")).withMessageContaining("blank");
        assertThatIllegalArgumentException().isThrownBy(() -> agent.run(List.of(), RunOptions.defaults()));
    }
}
