package dev.hawser.agent;

import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StructuredOutputTest {

    record Report(String title, List<Finding> findings) {}

    record Finding(Severity severity, int line) {}

    enum Severity {
        LOW,
        HIGH
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(double side) implements Shape {}
    }

    private final FakeModel model = new FakeModel();
    private final Session session = Session.create("s");
    private final RunOptions options = RunOptions.defaults().session(session);
    private final Agent agent =
            Agent.builder().model(model).tools(new Calculator()).build();

    @AfterEach
    void the_history_is_valid() {
        Histories.assertValid(session.messages());
    }

    private static Content.ToolUse answer(String id, String input) {
        try {
            return new Content.ToolUse(id, "give_answer", Json.parse(input));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<ToolChoice> choices() {
        return model.requests.stream().map(ModelRequest::toolChoice).toList();
    }

    @Test
    void the_model_answers_with_a_record_through_a_tool() {
        model.then(
                calls(Calculator.add("t1", 1, 2)),
                calls(answer("a1", "{\"title\":\"T\",\"findings\":[{\"severity\":\"HIGH\",\"line\":3}]}")));

        StructuredResult<Report> result = agent.run("review", Report.class, options);

        assertThat(result.orThrow()).isEqualTo(new Report("T", List.of(new Finding(Severity.HIGH, 3))));
        assertThat(result.result().stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(model.requests.get(0).tools()).extracting(ToolSpec::name).containsExactly("add", "give_answer");
        assertThat(choices()).containsOnly(ToolChoice.auto());
    }

    @Test
    void enums_sealed_types_and_lists_are_answers_too() {
        model.then(calls(answer("a1", "{\"value\":\"LOW\"}")));
        model.then(calls(answer("a2", "{\"value\":{\"type\":\"Square\",\"side\":2.5}}")));
        model.then(calls(answer("a3", "{\"value\":[1,2,3]}")));

        assertThat(agent.run("how bad?", Severity.class).value()).contains(Severity.LOW);
        assertThat(agent.run("which shape?", Shape.class).value()).contains(new Shape.Square(2.5));
        assertThat(agent.run("count", new TypeReference<List<Integer>>() {}, RunOptions.defaults())
                        .value())
                .contains(List.of(1, 2, 3));
    }

    @Test
    void a_model_that_ends_without_the_tool_is_made_to_call_it_once() {
        model.then(text("It is bad."), calls(answer("a1", "{\"value\":\"HIGH\"}")));

        assertThat(agent.run("how bad?", Severity.class, options).value()).contains(Severity.HIGH);
        assertThat(choices()).containsExactly(ToolChoice.auto(), ToolChoice.named("give_answer"));
        assertThat(model.requests.get(1).lastMessage().text())
                .startsWith("Give your final answer now by calling the tool 'give_answer'.");
    }

    @Test
    void what_is_wrong_with_the_answer_is_told_and_the_force_is_gone() {
        model.then(
                text("words"),
                calls(answer("a1", "{\"value\":\"MEDIUM\"}")),
                calls(answer("a2", "{\"value\":\"LOW\"}")));

        assertThat(agent.run("how bad?", Severity.class, options).value()).contains(Severity.LOW);
        assertThat(choices()).containsExactly(ToolChoice.auto(), ToolChoice.named("give_answer"), ToolChoice.auto());
        assertThat(session.messages().get(4).toolResults().get(0).content().toString())
                .contains("MEDIUM")
                .contains("LOW");
    }

    @Test
    void the_attempts_are_bounded() {
        model.then(text("words"), calls(answer("a1", "{\"value\":\"MEDIUM\"}")), text("words"), text("never asked"));

        StructuredResult<Severity> result = agent.run("how bad?", Severity.class, options);

        assertThat(result.value()).isEqualTo(Optional.empty());
        assertThat(result.result().stopReason()).isEqualTo(StopReason.NO_STRUCTURED_OUTPUT);
        assertThat(model.requests).hasSize(3);
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the run gave no value: the model gave no valid answer of the type in 3 attempts");
    }

    @Test
    void a_limit_ends_the_run_without_a_value() {
        model.then(calls(Calculator.add("t1", 1, 2)));

        StructuredResult<Severity> result = agent.run("how bad?", Severity.class, options.limits(Limits.turns(1)));

        assertThat(result.value()).isEmpty();
        assertThat(result.result().stopReason()).isEqualTo(StopReason.TURN_LIMIT);
    }

    @Test
    void the_session_goes_on_after_a_typed_answer() {
        model.then(calls(answer("a1", "{\"value\":\"LOW\"}")), text("because"));
        agent.run("how bad?", Severity.class, options);

        assertThat(agent.run("why?", options).text()).isEqualTo("because");
        assertThat(model.requests.get(1).lastMessage())
                .isEqualTo(Message.user(List.of(Calculator.result("a1", "Accepted."), new Content.Text("why?"))));
    }
}
