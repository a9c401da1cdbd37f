package dev.hawser.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.Agent;
import dev.hawser.agent.Limits;
import dev.hawser.agent.StructuredResult;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Tool;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.tools.fs.FileTools;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgentHandlerTest extends FunctionTest {

    private final Desk desk = new Desk();

    static final class Desk {

        final List<String> done = new ArrayList<>();
        final CountDownLatch working = new CountDownLatch(1);

        @Tool("Stamp a paper.")
        String stamp(String paper) {
            done.add("stamp " + paper);
            return "stamped";
        }

        @Tool(value = "Burn a paper.", approval = true)
        String burn(String paper) {
            done.add("burn " + paper);
            return "burnt";
        }

        @Tool(value = "Wait.", effect = Effect.READS)
        String pause(int millis) throws InterruptedException {
            working.countDown();
            Thread.sleep(millis);
            return "waited";
        }
    }

    record Verdict(String word) {}

    @Test
    void a_run_that_is_over_is_recalled_and_nothing_is_done_again() throws IOException {
        ScriptedModel model = ScriptedModel.script()
                .replies(r -> r.callsTool("stamp", "{\"paper\":\"a\"}").uses(100, 20))
                .replies(r -> r.says("Done.").uses(130, 5));
        AgentHandler handler = agent(model, desk);

        JsonNode first = ask(handler, request("r"));
        JsonNode again = ask(handler, request("r"));

        assertThat(first.path("status").asText()).isEqualTo("completed");
        assertThat(first.at("/usage/inputTokens").asInt()).isEqualTo(230);
        assertThat(first.at("/usage/toolCalls").asInt()).isEqualTo(1);
        assertThat(again).isEqualTo(first);
        assertThat(desk.done).containsExactly("stamp a");
        model.assertExhausted();
    }

    @Test
    void the_same_run_id_in_another_workspace_is_another_run() throws IOException {
        AgentHandler handler = agent(ScriptedModel.script().says("One.").says("Two."));

        assertThat(ask(handler, "{\"runId\":\"r\",\"workspace\":\"a\",\"prompt\":\"Go.\"}")
                        .path("text")
                        .asText())
                .isEqualTo("One.");
        assertThat(ask(handler, "{\"runId\":\"r\",\"workspace\":\"a/b\",\"prompt\":\"Go.\"}")
                        .path("text")
                        .asText())
                .isEqualTo("Two.");
    }

    @Test
    void a_session_is_where_no_tool_reaches() throws IOException {
        ScriptedModel model = ScriptedModel.script()
                .callsTool("list_files", "{\"path\":\".\",\"depth\":9,\"include_ignored\":true}")
                .says("Nothing here.");
        AgentHandler handler = new TestAgentHandler(
                variables(),
                environment -> context -> Agent.builder()
                        .model(model)
                        .tools(FileTools.all(context.workspace()))
                        .build());

        ask(handler, request("r"));

        assertThat(Files.isDirectory(mount.resolve(".hawser/sessions/w"))).isTrue();
        assertThat(model.lastRequest().lastMessage().toString()).doesNotContain("hawser", "session");
    }

    @Test
    void a_request_without_a_prompt_is_refused() throws IOException {
        JsonNode answer = ask(agent(ScriptedModel.script()), "{\"runId\":\"r\",\"workspace\":\"w\"}");

        assertThat(answer.at("/error/message").asText()).isEqualTo("prompt: is missing, must be a text");
    }

    @Test
    void another_prompt_for_a_run_that_is_not_over_is_refused() throws IOException {
        AgentHandler handler = agent(ScriptedModel.script().callsTool("burn", "{\"paper\":\"a\"}"), desk);
        ask(handler, request("r"));

        JsonNode answer = ask(handler, "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Stop.\"}");

        assertThat(answer.at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(answer.at("/error/message").asText()).contains("begun with another prompt");
    }

    @Test
    void a_call_waits_for_approval_and_runs_once_when_it_is_given() throws IOException {
        AgentHandler handler = agent(
                ScriptedModel.script().callsTool("burn", "{\"paper\":\"a\"}").says("Burnt."), desk);

        JsonNode waiting = ask(handler, request("r"));
        JsonNode stillWaiting = ask(handler, request("r"));
        String decided = request("r", "\"approvals\":[{\"callId\":\"call-1\",\"approved\":true}]");
        JsonNode answer = ask(handler, decided);

        assertThat(waiting.path("status").asText()).isEqualTo("approval_required");
        assertThat(waiting.at("/approvals/0/tool").asText()).isEqualTo("burn");
        assertThat(waiting.at("/approvals/0/arguments/paper").asText()).isEqualTo("a");
        assertThat(waiting.at("/approvals/0/question").asText()).isNotBlank();
        assertThat(stillWaiting.path("approvals")).isEqualTo(waiting.path("approvals"));
        assertThat(answer.path("text").asText()).isEqualTo("Burnt.");
        assertThat(ask(handler, decided)).isEqualTo(answer);
        assertThat(desk.done).containsExactly("burn a");
    }

    @Test
    void a_refusal_reaches_the_model() throws IOException {
        ScriptedModel model =
                ScriptedModel.script().callsTool("burn", "{\"paper\":\"a\"}").says("I see.");
        AgentHandler handler = agent(model, desk);
        ask(handler, request("r"));

        ask(
                handler,
                request("r", "\"approvals\":[{\"callId\":\"call-1\",\"approved\":false,\"reason\":\"it is rare\"}]"));

        assertThat(model.lastRequest().lastMessage().toString()).contains("it is rare");
        assertThat(desk.done).isEmpty();
    }

    @Test
    void a_decision_on_a_call_that_nobody_made_is_refused_and_names_those_that_wait() throws IOException {
        AgentHandler handler = agent(ScriptedModel.script().callsTool("burn", "{\"paper\":\"a\"}"), desk);
        ask(handler, request("r"));

        JsonNode answer = ask(handler, request("r", "\"approvals\":[{\"callId\":\"call-9\",\"approved\":true}]"));

        assertThat(answer.at("/error/message").asText())
                .isEqualTo("approvals[0].callId: no call 'call-9' waits; waiting: [call-1]");
    }

    @Test
    void a_decision_for_a_run_that_never_began_is_refused() throws IOException {
        JsonNode answer = ask(
                agent(ScriptedModel.script()),
                request("r", "\"approvals\":[{\"callId\":\"call-1\",\"approved\":true}]"));

        assertThat(answer.at("/error/message").asText())
                .isEqualTo("runId: there is no run 'r' in workspace 'w' to decide on");
    }

    @Test
    void a_run_is_suspended_at_the_soft_deadline_and_goes_on() throws IOException {
        ScriptedModel model = ScriptedModel.script()
                .callsTool("stamp", "{\"paper\":\"a\"}")
                .callsTool("pause", "{\"millis\":700}")
                .callsTool("stamp", "{\"paper\":\"b\"}")
                .says("Done.");
        AgentHandler handler = agent(model, desk);

        JsonNode first = ask(handler, request("r"), 1_200);
        JsonNode second = ask(handler, request("r"), 60_000);

        assertThat(first.path("status").asText()).isEqualTo("suspended");
        assertThat(first.has("error")).isFalse();
        assertThat(second.path("status").asText()).isEqualTo("completed");
        assertThat(second.at("/usage/turns").asInt()).isEqualTo(4);
        assertThat(desk.done).containsExactly("stamp a", "stamp b");
    }

    @Test
    void a_step_that_does_not_end_is_given_up_and_done_again_the_next_time() throws IOException {
        AtomicInteger hangs = new AtomicInteger();
        ScriptedModel stamps = ScriptedModel.script().callsTool("stamp", "{\"paper\":\"a\"}");
        ScriptedModel hanging = ScriptedModel.script().hangs();
        Model model = (request, call) -> {
            if (request.messages().size() == 1) {
                return stamps.call(request, call);
            }
            return hangs.getAndIncrement() == 0 ? hanging.call(request, call) : ModelResponse.text("Done.");
        };
        AgentHandler handler = agent(model, desk);

        JsonNode first = ask(handler, request("r"), 4_000);
        JsonNode second = ask(handler, request("r"), 60_000);

        assertThat(first.path("status").asText()).isEqualTo("suspended");
        assertThat(second.path("text").asText()).isEqualTo("Done.");
        assertThat(hangs).hasValue(2);
        assertThat(desk.done).containsExactly("stamp a");
    }

    @Test
    void a_suspended_run_can_be_cancelled() throws IOException {
        AgentHandler handler = agent(ScriptedModel.script().callsTool("burn", "{\"paper\":\"a\"}"), desk);
        ask(handler, request("r"));

        JsonNode answer = ask(handler, request("r", "\"cancel\":true"));

        assertThat(answer.path("status").asText()).isEqualTo("failed");
        assertThat(answer.path("stopReason").asText()).isEqualTo("cancelled");
        assertThat(answer.at("/error/kind").asText()).isEqualTo("cancelled");
        assertThat(ask(handler, request("r"))).isEqualTo(answer);
        assertThat(desk.done).isEmpty();
    }

    @Test
    void a_run_that_is_under_way_can_be_cancelled() throws Exception {
        AgentHandler handler = agent(ScriptedModel.script().callsTool("pause", "{\"millis\":30000}"), desk);
        CompletableFuture<JsonNode> running = CompletableFuture.supplyAsync(() -> {
            try {
                return ask(handler, request("r"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        desk.working.await();

        JsonNode asked = ask(handler, request("r", "\"cancel\":true"));

        assertThat(asked.path("status").asText()).isEqualTo("suspended");
        assertThat(asked.path("stopReason").asText()).isEqualTo("cancel_requested");
        assertThat(running.get().at("/error/kind").asText()).isEqualTo("cancelled");
    }

    @Test
    void a_run_that_there_is_not_can_not_be_cancelled() throws IOException {
        JsonNode answer = ask(agent(ScriptedModel.script()), request("r", "\"cancel\":true"));

        assertThat(answer.at("/error/message").asText())
                .isEqualTo("runId: there is no run 'r' in workspace 'w' to cancel");
    }

    @Test
    void a_run_that_somebody_else_has_is_thrown_for_the_caller_to_try_again() {
        try (Session held = Session.open(FileSessionStore.at(mount.resolve(".hawser/sessions/w")), "r")) {
            assertThat(held.id()).isEqualTo("r");
            assertThatThrownBy(() -> ask(agent(ScriptedModel.script()), request("r"), 400))
                    .isInstanceOf(RetryLaterException.class)
                    .hasMessageContaining("session 'r' is held by");
        }
    }

    @ParameterizedTest
    @EnumSource(ModelException.Kind.class)
    void a_model_that_fails_is_thrown_if_it_may_answer_later_and_an_answer_otherwise(ModelException.Kind kind)
            throws IOException {
        AgentHandler handler = new TestAgentHandler(
                variables(),
                environment -> context -> Agent.builder()
                        .model((request, call) -> {
                            throw new ModelException(kind, "no answer");
                        })
                        .retry(RetryPolicy.none())
                        .limits(Limits.defaults().overflows(0))
                        .build());

        if (kind.isRetryable()) {
            assertThatThrownBy(() -> ask(handler, request("r")))
                    .isInstanceOf(RetryLaterException.class)
                    .hasMessageContaining("no answer");
        } else {
            JsonNode answer = ask(handler, request("r"));
            assertThat(answer.at("/error/kind").asText()).isEqualTo("model");
            assertThat(answer.at("/error/message").asText()).contains("no answer");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "END_TURN, completed, ",
        "STOP_SEQUENCE, completed, ",
        "MAX_TOKENS, failed, limit",
        "CONTEXT_WINDOW, failed, limit",
        "GUARDRAIL, failed, refused",
        "CONTENT_FILTER, failed, refused",
        "OTHER, failed, model"
    })
    void how_the_model_ended_is_the_status(FinishReason reason, String status, String kind) throws IOException {
        JsonNode answer =
                ask(agent(ScriptedModel.script().replies(r -> r.says("So far.").finishes(reason))), request("r"));

        assertThat(answer.path("status").asText()).isEqualTo(status);
        assertThat(answer.path("text").asText()).isEqualTo("So far.");
        assertThat(answer.at("/error/kind").asText()).isEqualTo(kind == null ? "" : kind);
    }

    @Test
    void a_limit_is_an_answer_with_what_there_is() throws IOException {
        AgentHandler handler = new TestAgentHandler(
                variables(),
                environment -> context -> Agent.builder()
                        .model(ScriptedModel.script().callsTool("stamp", "{\"paper\":\"a\"}"))
                        .tools(desk)
                        .limits(Limits.turns(1).time(Duration.ofMinutes(1)))
                        .build());

        JsonNode answer = ask(handler, request("r"));

        assertThat(answer.path("stopReason").asText()).isEqualTo("turn_limit");
        assertThat(answer.at("/error/kind").asText()).isEqualTo("limit");
        assertThat(answer.at("/usage/turns").asInt()).isEqualTo(1);
    }

    @Test
    void a_typed_result_is_the_output_and_is_recalled() throws IOException {
        ScriptedModel model = ScriptedModel.script().callsTool("give_answer", "{\"word\":\"guilty\"}");
        TaskHandler handler = function(context -> {
            StructuredResult<Verdict> verdict =
                    context.run(Agent.builder().model(model).build(), context.prompt(), Verdict.class);
            return TaskResult.of(verdict);
        });

        JsonNode answer = ask(handler, request("r"));

        assertThat(answer.at("/output/word").asText()).isEqualTo("guilty");
        assertThat(ask(handler, request("r"))).isEqualTo(answer);
    }
}
