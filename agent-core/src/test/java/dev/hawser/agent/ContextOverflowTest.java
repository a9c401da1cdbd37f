package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.conversation.Tokens;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolResult;
import org.junit.jupiter.api.Test;

class ContextOverflowTest {

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();
    private final Calculator verbose = new Calculator(context -> ToolResult.text("x".repeat(100_000)));
    private final RunOptions options = RunOptions.defaults().session(session);

    @Test
    void a_refused_conversation_is_shortened_and_sent_again() {
        model.then(calls(add("t1", 1, 1)))
                .thenFails(Kind.CONTEXT_OVERFLOW, "too long")
                .then(text("ok"));

        AgentResult result = Agent.builder().model(model).tools(verbose).build().run("go", options);

        assertThat(result.text()).isEqualTo("ok");
        assertThat(Tokens.estimate(model.requests.get(2).messages())).isLessThan(1_000);
        Histories.assertValid(session.messages());
    }

    @Test
    void recoveries_are_bounded() {
        model.then(calls(add("t1", 1, 1)));
        for (int i = 0; i < 3; i++) {
            model.thenFails(Kind.CONTEXT_OVERFLOW, "too long");
        }

        assertThatThrownBy(() -> Agent.builder()
                        .model(model)
                        .tools(verbose)
                        .limits(Limits.defaults().overflows(1))
                        .build()
                        .run("go", options))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("too long");
        assertThat(model.requests).hasSize(3);
        Histories.assertValid(session.messages());
    }

    @Test
    void a_conversation_is_shortened_before_it_is_too_long() {
        for (int i = 1; i <= 10; i++) {
            model.then(ModelResponse.toolUse(add("t" + i, i, i)));
        }
        model.then(ModelResponse.text("ok"));

        Agent.builder()
                .model(model)
                .tools(verbose)
                .conversation(Conversation.within(60_000))
                .build()
                .run("go", options);

        assertThat(model.requests)
                .extracting(request -> Tokens.estimate(request.messages()))
                .hasSize(11)
                .allMatch(tokens -> tokens <= 60_000);
        Histories.assertValid(session.messages());
    }
}
