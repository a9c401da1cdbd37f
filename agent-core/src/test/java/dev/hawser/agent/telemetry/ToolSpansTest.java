package dev.hawser.agent.telemetry;

import static dev.hawser.agent.telemetry.Scripted.tool;
import static dev.hawser.agent.telemetry.Scripted.use;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolSpansTest {

    private final Recorded recorded = new Recorded();
    private final OpenTelemetryHook telemetry = OpenTelemetryHook.of(recorded.sdk);
    private final Scripted model = new Scripted();

    @AfterEach
    void nothing_is_left() {
        recorded.assertNothingIsLeft(telemetry);
    }

    private AgentBuilder agent() {
        return Agent.builder().name("helper").model(model);
    }

    private ToolResult work(ToolContext context) {
        Span work = recorded.tracer().spanBuilder("work " + context.callId()).startSpan();
        work.end();
        return ToolResult.text("done");
    }

    @Test
    void what_a_tool_does_is_within_its_own_span_though_others_run_at_the_same_time() {
        CyclicBarrier together = new CyclicBarrier(3);
        model.thenCalls(use("t1", "look"), use("t2", "look"), use("t3", "look")).thenSays("done");

        agent().tools(tool("look", context -> {
                    await(together);
                    return work(context);
                }))
                .hooks(telemetry)
                .contextCarrier(telemetry.contextCarrier())
                .build()
                .run("go");

        assertThat(recorded.lines())
                .containsExactlyInAnyOrder(
                        "invoke_agent helper > chat model-1",
                        "execute_tool look t1 > work t1",
                        "execute_tool look t2 > work t2",
                        "execute_tool look t3 > work t3",
                        "invoke_agent helper > execute_tool look t1",
                        "invoke_agent helper > execute_tool look t2",
                        "invoke_agent helper > execute_tool look t3",
                        "invoke_agent helper > chat model-1",
                        " > invoke_agent helper");
    }

    @Test
    void a_call_that_waits_for_its_turn_has_not_begun() {
        model.thenCalls(use("t1", "look"), use("t2", "look")).thenSays("done");

        agent().tools(tool("look", this::work))
                .toolConcurrency(1)
                .hooks(telemetry)
                .build()
                .run("go");

        List<SpanData> tools = recorded.rawSpans().stream()
                .filter(span -> span.getName().equals("execute_tool look"))
                .toList();
        assertThat(tools).hasSize(2);
        assertThat(tools.get(1).getStartEpochNanos())
                .isGreaterThanOrEqualTo(tools.get(0).getEndEpochNanos());
    }

    @Test
    void an_agent_that_is_a_tool_runs_within_the_tool_s_span() {
        Agent inner = Agent.builder()
                .name("inner")
                .model(new Scripted().thenSays("found"))
                .hooks(telemetry)
                .build();
        model.thenCalls(use("t1", "search")).thenSays("done");

        agent().tools(tool(
                        "search",
                        context -> ToolResult.text(inner.run("find it").text())))
                .hooks(telemetry)
                .contextCarrier(telemetry.contextCarrier())
                .build()
                .run("go");

        assertThat(recorded.lines())
                .containsExactly(
                        "invoke_agent helper > chat model-1",
                        "invoke_agent inner > chat model-1",
                        "execute_tool search t1 > invoke_agent inner",
                        "invoke_agent helper > execute_tool search t1",
                        "invoke_agent helper > chat model-1",
                        " > invoke_agent helper");
    }

    @Test
    void an_agent_that_runs_on_the_thread_of_another_run_leaves_that_as_it_was() {
        Agent inner = Agent.builder()
                .name("inner")
                .model(new Scripted().thenSays("found"))
                .hooks(telemetry)
                .build();
        model.then(() -> {
                    inner.run("check");
                    return ModelResponse.toolUse(use("t1", "look"));
                })
                .thenSays("done");

        agent().tools(tool("look", this::work)).hooks(telemetry).build().run("go");

        assertThat(recorded.lines())
                .containsExactly(
                        "invoke_agent inner > chat model-1",
                        "chat model-1 > invoke_agent inner",
                        "invoke_agent helper > chat model-1",
                        " > work t1",
                        "invoke_agent helper > execute_tool look t1",
                        "invoke_agent helper > chat model-1",
                        " > invoke_agent helper");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_attempt_at_a_call_has_a_span_wherever_the_hook_that_wants_another_stands(boolean telemetryIsLast) {
        model.thenCalls(use("t1", "look")).thenSays("done");
        AgentHook again = new AgentHook() {
            private boolean tried;

            @Override
            public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
                tried = !tried;
                return tried ? ResultDecision.retry() : ResultDecision.accept();
            }
        };

        agent().tools(tool("look", this::work))
                .hooks(telemetryIsLast ? again : telemetry, telemetryIsLast ? telemetry : again)
                .contextCarrier(telemetry.contextCarrier())
                .build()
                .run("go");

        assertThat(recorded.lines())
                .containsExactly(
                        "invoke_agent helper > chat model-1",
                        "execute_tool look t1 > work t1",
                        "invoke_agent helper > execute_tool look t1",
                        "execute_tool look t1 > work t1",
                        "invoke_agent helper > execute_tool look t1",
                        "invoke_agent helper > chat model-1",
                        " > invoke_agent helper");
    }

    @Test
    void a_span_ends_though_another_hook_stops_the_run_at_its_result() {
        model.thenCalls(use("t1", "look"));

        agent().tools(tool("look", this::work))
                .hooks(telemetry, new AgentHook() {
                    @Override
                    public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
                        return ResultDecision.stop("enough");
                    }
                })
                .build()
                .run("go");

        assertThat(recorded.lines())
                .containsExactly(
                        "invoke_agent helper > chat model-1",
                        " > work t1",
                        "invoke_agent helper > execute_tool look t1",
                        " > invoke_agent helper");
    }

    @Test
    void the_carrier_carries_the_current_context_outside_of_a_run_too() throws Exception {
        Span caller = recorded.tracer().spanBuilder("caller").startSpan();
        ContextCarrier carrier = telemetry.contextCarrier();
        Runnable carried = Context.root()
                .with(caller)
                .wrap(() -> carrier.wrap(() -> work(ToolContext.detached())))
                .call();

        carried.run();
        caller.end();

        assertThat(recorded.lines()).containsExactly("caller > work call", " > caller");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the calls do not run at the same time", e);
        }
    }
}
