package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.session.MemorySessionStore;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Tool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each {@code open} stands for a process of its own. */
class StoredSessionTest {

    private final SessionStore store = new MemorySessionStore();
    private final FakeModel model = new FakeModel();

    public static final class Slow {

        int calls;

        @Tool(value = "Sleep.", effect = Effect.ONCE, timeoutSeconds = 60)
        String nap(int millis) throws InterruptedException {
            calls++;
            Thread.sleep(millis);
            return "slept";
        }
    }

    public static final class Payments {

        int paid;

        @Tool(value = "Pay.", approval = true)
        String pay() {
            paid++;
            return "paid";
        }
    }

    private static RunOptions options(Session session) {
        return RunOptions.defaults().session(session).runId("r");
    }

    @Test
    void what_one_process_asks_another_decides() {
        Payments payments = new Payments();
        Agent agent = Agent.builder().model(model).tools(payments).build();
        model.then(calls(new Content.ToolUse("t1", "pay", Json.object())));
        try (Session session = Session.open(store, "s")) {
            assertThat(agent.run("go", options(session)).stopReason()).isEqualTo(StopReason.APPROVAL_REQUIRED);
        }
        try (Session session = Session.open(store, "s")) {
            assertThat(agent.run("go", options(session)).stopReason()).isEqualTo(StopReason.APPROVAL_REQUIRED);
        }
        model.then(text("done"));
        try (Session session = Session.open(store, "s")) {
            AgentResult result = agent.resume(session, Approval.grant("t1"));

            assertThat(result.text()).isEqualTo("done");
            assertThat(result.turns()).isEqualTo(2);
            assertThat(session.messages().get(2)).isEqualTo(Message.user(List.of(Calculator.result("t1", "paid"))));
        }
        assertThat(payments.paid).isEqualTo(1);
        assertThat(model.requests).hasSize(2);
    }

    @Test
    void calls_that_were_not_begun_when_the_run_was_suspended_are_run_by_the_next_process() {
        Slow slow = new Slow();
        Agent agent =
                Agent.builder().model(model).tools(slow).toolConcurrency(1).build();
        model.then(calls(nap("t1"), nap("t2"), nap("t3")));
        try (Session session = Session.open(store, "s")) {
            AgentResult suspended = agent.run("go", options(session).suspendAfter(Duration.ofMillis(150)));

            assertThat(suspended.stopReason()).isEqualTo(StopReason.SUSPENDED);
            assertThat(slow.calls).isBetween(1, 2);
            assertThat(session.messages()).containsExactly(Message.user("go"));
        }
        model.then(text("done"));
        try (Session session = Session.open(store, "s")) {
            assertThat(agent.run("go", options(session)).text()).isEqualTo("done");
        }
        assertThat(slow.calls).isEqualTo(3);
        assertThat(model.requests).hasSize(2);
    }

    private static Content.ToolUse nap(String id) {
        return new Content.ToolUse(id, "nap", Json.object().put("millis", 100));
    }

    @Test
    @Timeout(30)
    void another_process_cancels_the_run() {
        Slow slow = new Slow();
        Agent agent = Agent.builder().model(model).tools(slow).build();
        model.then(call -> {
            store.requestCancel("s");
            return calls(new Content.ToolUse("t1", "nap", Json.object().put("millis", 25_000)));
        });
        try (Session session = Session.open(store, "s")) {
            AgentResult cancelled = agent.run("go", options(session));

            assertThat(cancelled.stopReason()).isEqualTo(StopReason.CANCELLED);
            model.then(text("next"));
            assertThat(agent.run("next", RunOptions.defaults().session(session)).text())
                    .isEqualTo("next");
        }
    }

    @Test
    void a_suspended_run_that_another_process_cancels_is_cancelled_when_it_goes_on() {
        Agent agent = Agent.builder().model(model).build();
        try (Session session = Session.open(store, "s")) {
            agent.run("go", options(session).suspendAfter(Duration.ZERO));
        }
        store.requestCancel("s");
        try (Session session = Session.open(store, "s")) {
            assertThat(agent.run("go", options(session)).stopReason()).isEqualTo(StopReason.CANCELLED);
        }
        assertThat(model.requests).isEmpty();
    }

    @Test
    void a_session_that_is_open_elsewhere_is_busy() {
        try (Session session = Session.open(store, "s")) {
            assertThat(session.messages()).isEmpty();
            assertThat(catchThrowable(() -> Session.open(store, "s")))
                    .isInstanceOfSatisfying(
                            SessionException.class, e -> assertThat(e.kind()).isEqualTo(SessionException.Kind.BUSY));
        }
    }

    @Test
    void a_run_on_a_session_that_was_closed_fails_and_says_so() {
        Agent agent = Agent.builder().model(model).tools(new Calculator()).build();
        model.then(calls(add("t1", 1, 2)));
        Session session = Session.open(store, "s");
        session.close();

        assertThat(catchThrowable(() -> agent.run("go", options(session))))
                .isInstanceOf(AgentException.class)
                .hasMessageStartingWith("the session can't be written: ");
        assertThat(session.messages()).isEmpty();
    }
}
