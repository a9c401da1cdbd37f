package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.session.Session;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();
    private final Calculator calculator = new Calculator();
    private final Agent agent = Agent.builder()
            .model(model)
            .tools(calculator)
            .hooks(new AgentHook() {
                @Override
                public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                    return call.input().get("a").asInt() > 100
                            ? ToolDecision.ask("Really " + call.input().get("a") + "?")
                            : ToolDecision.proceed();
                }
            })
            .build();
    private AgentResult asked = null;

    @BeforeEach
    void a_run_that_asks_about_two_of_three_calls() {
        model.then(calls(add("t1", 101, 1), add("t2", 2, 2), add("t3", 103, 3)));
        asked = agent.run("go", RunOptions.defaults().session(session));
    }

    @Test
    void the_run_stops_with_its_questions_and_a_valid_history() {
        assertThat(asked.stopReason()).isEqualTo(StopReason.APPROVAL_REQUIRED);
        assertThat(asked.approvals())
                .containsExactly(
                        new ApprovalRequest("t1", "add", add("t1", 101, 1).input(), "Really 101?"),
                        new ApprovalRequest("t3", "add", add("t3", 103, 3).input(), "Really 103?"));
        assertThat(calculator.calls).containsExactly("t2");
        assertThat(session.messages()).containsExactly(Message.user("go"));
    }

    @Test
    void what_is_granted_runs_and_what_is_denied_is_told_the_model() {
        model.then(text("done"));

        AgentResult result = agent.resume(session, Approval.deny("t3", "too large"), Approval.grant("t1"));

        assertThat(result.text()).isEqualTo("done");
        assertThat(result.approvals()).isEmpty();
        assertThat(calculator.calls).containsExactly("t2", "t1");
        assertThat(session.messages())
                .containsExactly(
                        Message.user("go"),
                        Message.assistant(List.of(add("t1", 101, 1), add("t2", 2, 2), add("t3", 103, 3))),
                        Message.user(List.of(
                                Calculator.result("t1", "102"),
                                Calculator.result("t2", "4"),
                                Calculator.error("t3", "Denied: too large"))),
                        Message.assistant("done"));
    }

    @Test
    void a_call_without_a_decision_keeps_waiting() {
        AgentResult still = agent.resume(session, Approval.grant("t1"));

        assertThat(still.stopReason()).isEqualTo(StopReason.APPROVAL_REQUIRED);
        assertThat(still.approvals()).extracting(ApprovalRequest::callId).containsExactly("t3");

        model.then(text("done"));
        assertThat(agent.resume(session, Approval.grant("t3")).text()).isEqualTo("done");
        assertThat(calculator.calls).containsExactly("t2", "t1", "t3");
    }

    @Test
    void a_prompt_instead_of_a_decision_leaves_the_calls_undone() {
        model.then(text("fine"));

        agent.run("never mind", RunOptions.defaults().session(session));

        Histories.assertValid(session.messages());
        assertThat(calculator.calls).containsExactly("t2");
        assertThat(session.messages().get(2).toolResults().get(0))
                .isEqualTo(Calculator.error("t1", "Not run: nobody decided on it, and the conversation went on."));
        assertThat(session.pendingTurn()).isEmpty();
    }

    @Test
    void a_decision_on_a_call_that_does_not_wait_is_refused_and_changes_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agent.resume(session, Approval.grant("t1"), Approval.grant("t2")))
                .withMessage("no call 't2' of session 's' waits for an approval; waiting: [t1, t3]");
        assertThat(calculator.calls).containsExactly("t2");
        assertThat(session.pendingTurn()).isPresent();
    }

    @Test
    void a_session_with_nothing_to_go_on_with_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agent.resume(Session.create("new")))
                .withMessage("session 'new' has nothing to go on with: run a prompt on it");
    }
}
