package dev.hawser.agent.telemetry;

import static dev.hawser.agent.telemetry.Recorded.UNSET;
import static dev.hawser.agent.telemetry.Recorded.attributes;
import static dev.hawser.agent.telemetry.Scripted.tool;
import static dev.hawser.agent.telemetry.Scripted.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.Agent;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.telemetry.Recorded.Event;
import dev.hawser.agent.telemetry.Recorded.Seen;
import dev.hawser.agent.tool.ToolResult;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentSpansTest {

    private static final String NOT_RUN = "hawser.tool_call_not_run";

    private final Recorded recorded = new Recorded();
    private final OpenTelemetryHook telemetry = OpenTelemetryHook.of(recorded.sdk);
    private final Scripted model = new Scripted();
    private final Session session = Session.create("s");

    @AfterEach
    void nothing_is_left() {
        recorded.assertNothingIsLeft(telemetry);
    }

    private Agent agent(AgentHook... hooks) {
        return Agent.builder()
                .name("helper")
                .model(model)
                .tools(tool("look", context -> ToolResult.text("seen")))
                .hooks(hooks)
                .build();
    }

    private void run(AgentHook... hooks) {
        agent(hooks).run("go", RunOptions.defaults().session(session));
    }

    private static Seen chat(String finishReason) {
        return new Seen(
                "chat model-1",
                SpanKind.CLIENT,
                "invoke_agent helper",
                attributes(
                        "gen_ai.operation.name",
                        "chat",
                        "gen_ai.provider.name",
                        "aws.bedrock",
                        "gen_ai.request.model",
                        "model-1",
                        "gen_ai.agent.name",
                        "helper",
                        "gen_ai.conversation.id",
                        "s",
                        "gen_ai.response.finish_reasons",
                        List.of(finishReason),
                        "gen_ai.usage.input_tokens",
                        60L,
                        "gen_ai.usage.output_tokens",
                        5L,
                        "gen_ai.usage.cache_read.input_tokens",
                        20L,
                        "gen_ai.usage.cache_creation.input_tokens",
                        30L),
                UNSET);
    }

    private static Seen executeTool(String callId) {
        return new Seen(
                "execute_tool look",
                SpanKind.INTERNAL,
                "invoke_agent helper",
                attributes(
                        "gen_ai.operation.name", "execute_tool",
                        "gen_ai.agent.name", "helper",
                        "gen_ai.conversation.id", "s",
                        "gen_ai.tool.name", "look",
                        "gen_ai.tool.call.id", callId,
                        "gen_ai.tool.type", "function"),
                UNSET);
    }

    private static Seen invokeAgent(String stopReason, long chats, Event... events) {
        return new Seen(
                "invoke_agent helper",
                SpanKind.INTERNAL,
                "",
                attributes(
                        "gen_ai.operation.name",
                        "invoke_agent",
                        "gen_ai.provider.name",
                        "aws.bedrock",
                        "gen_ai.request.model",
                        "model-1",
                        "gen_ai.agent.name",
                        "helper",
                        "gen_ai.conversation.id",
                        "s",
                        "hawser.stop_reason",
                        stopReason,
                        "gen_ai.usage.input_tokens",
                        60 * chats,
                        "gen_ai.usage.output_tokens",
                        5 * chats,
                        "gen_ai.usage.cache_read.input_tokens",
                        20 * chats,
                        "gen_ai.usage.cache_creation.input_tokens",
                        30 * chats),
                UNSET,
                List.of(events));
    }

    @Test
    void a_run_has_a_span_with_a_span_for_each_question_and_each_tool_call() {
        model.thenCalls(use("t1", "look")).thenSays("done");

        run(telemetry);

        assertThat(recorded.spans())
                .containsExactly(chat("tool_use"), executeTool("t1"), chat("end_turn"), invokeAgent("end_turn", 2));
    }

    @Test
    void the_caller_is_the_parent_of_the_run_and_the_question_that_of_the_http_client() {
        model.then(() -> {
            recorded.tracer().spanBuilder("POST").startSpan().end();
            return ModelResponse.text("done");
        });
        Span caller = recorded.tracer().spanBuilder("caller").startSpan();

        Context.root().with(caller).wrap(() -> run(telemetry)).run();
        caller.end();

        assertThat(recorded.lines())
                .containsExactly(
                        "chat model-1 > POST",
                        "invoke_agent helper > chat model-1",
                        "caller > invoke_agent helper",
                        " > caller");
    }

    @Test
    void the_run_is_current_between_the_questions() {
        model.thenCalls(use("t1", "look")).thenSays("done");

        run(
                new AgentHook() {
                    @Override
                    public void afterTools(HookContext context, List<Content.ToolUseResult> results) {
                        recorded.tracer().spanBuilder("audit").startSpan().end();
                    }
                },
                telemetry);

        assertThat(recorded.lines()).contains("invoke_agent helper > audit");
    }

    @Test
    void a_service_that_counts_no_tokens_leaves_no_usage() {
        model.then(() -> ModelResponse.text("done"));

        run(telemetry);

        assertThat(recorded.spans())
                .noneMatch(span -> span.attributes().asMap().keySet().stream()
                        .anyMatch(key -> key.getKey().startsWith("gen_ai.usage")));
    }

    @Test
    void a_call_that_is_not_run_has_no_span_and_an_event_on_the_run() {
        model.thenCalls(use("t1", "look"), use("t2", "look")).thenSays("done");

        run(
                new AgentHook() {
                    @Override
                    public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                        return call.id().equals("t1") ? ToolDecision.deny("no") : ToolDecision.proceed();
                    }
                },
                telemetry);

        assertThat(recorded.spans())
                .containsExactly(
                        chat("tool_use"),
                        executeTool("t2"),
                        chat("end_turn"),
                        invokeAgent(
                                "end_turn",
                                2,
                                new Event(
                                        NOT_RUN, attributes("gen_ai.tool.name", "look", "gen_ai.tool.call.id", "t1"))));
    }

    @Test
    void a_call_that_waits_for_a_person_has_its_span_in_the_run_that_runs_it() {
        model.thenCalls(use("t1", "look"), use("t2", "look")).thenSays("done");
        Agent agent = agent(
                new AgentHook() {
                    @Override
                    public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                        return call.id().equals("t1") ? ToolDecision.ask("May it?") : ToolDecision.proceed();
                    }
                },
                telemetry);

        agent.run("go", RunOptions.defaults().session(session));
        recorded.assertNothingIsLeft(telemetry);
        agent.resume(session, Approval.grant("t1"));

        assertThat(recorded.spans())
                .containsExactly(
                        chat("tool_use"),
                        executeTool("t2"),
                        invokeAgent("approval_required", 1),
                        executeTool("t1"),
                        chat("end_turn"),
                        invokeAgent("end_turn", 1));
    }

    @Test
    void an_answer_from_another_hook_is_no_question_to_the_model() {
        run(
                new AgentHook() {
                    @Override
                    public ModelDecision beforeModel(HookContext context, ModelRequest request) {
                        return ModelDecision.answer(ModelResponse.text("cached"));
                    }
                },
                telemetry);

        assertThat(recorded.lines()).containsExactly(" > invoke_agent helper");
    }

    @Test
    void a_question_that_a_hook_has_asked_again_has_a_span_each_time_wherever_the_hook_stands() {
        AgentHook again = new AgentHook() {
            private boolean asked;

            @Override
            public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
                asked = !asked;
                return asked ? AnswerDecision.retry("too short") : AnswerDecision.accept();
            }
        };
        model.thenSays("no").thenSays("yes").thenSays("no").thenSays("yes");

        run(again, telemetry);
        run(telemetry, again);

        assertThat(recorded.lines())
                .containsExactly(
                        "invoke_agent helper > chat model-1",
                        "invoke_agent helper > chat model-1",
                        " > invoke_agent helper",
                        "invoke_agent helper > chat model-1",
                        "invoke_agent helper > chat model-1",
                        " > invoke_agent helper");
    }

    @Test
    void the_provider_can_be_another() {
        model.thenSays("done");

        run(OpenTelemetryHook.builder(recorded.sdk).provider("anthropic").build());

        assertThat(recorded.spans())
                .extracting(span -> span.attributes().get(GenAi.PROVIDER_NAME))
                .containsExactly("anthropic", "anthropic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenTelemetryHook.builder(recorded.sdk).provider(" "))
                .withMessage("the provider is blank: name who serves the model, as aws.bedrock");
    }
}
