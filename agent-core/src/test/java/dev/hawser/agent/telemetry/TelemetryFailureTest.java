package dev.hawser.agent.telemetry;

import static dev.hawser.agent.telemetry.Recorded.ERROR;
import static dev.hawser.agent.telemetry.Recorded.UNSET;
import static dev.hawser.agent.telemetry.Scripted.tool;
import static dev.hawser.agent.telemetry.Scripted.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.BatchDecision;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.RunEnd;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.telemetry.Recorded.Seen;
import dev.hawser.agent.tool.FatalToolException;
import dev.hawser.agent.tool.ToolResult;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelemetryFailureTest {

    private final Recorded recorded = new Recorded();
    private final OpenTelemetryHook telemetry = OpenTelemetryHook.of(recorded.sdk);
    private final Scripted model = new Scripted();

    @AfterEach
    void nothing_is_left() {
        recorded.assertNothingIsLeft(telemetry);
    }

    private AgentBuilder agent() {
        return Agent.builder()
                .name("helper")
                .model(model)
                .retry(RetryPolicy.none())
                .tools(tool("look", context -> ToolResult.text("seen")));
    }

    private record Outcome(String span, StatusData status, String errorType) {

        Outcome(Seen span) {
            this(span.name(), span.status(), span.attributes().get(GenAi.ERROR_TYPE));
        }
    }

    private List<Outcome> outcomes() {
        return recorded.spans().stream().map(Outcome::new).toList();
    }

    private static void fails(AgentBuilder agent) {
        Agent built = agent.build();
        assertThat(catchThrowableOfType(AgentException.class, () -> built.run("go")))
                .isNotNull();
    }

    @Test
    void a_model_that_does_not_answer_fails_the_question_and_the_run() {
        model.then(() -> {
            throw new ModelException(Kind.ACCESS_DENIED, "no permission");
        });

        fails(agent().hooks(telemetry));

        assertThat(outcomes())
                .containsExactly(
                        new Outcome("chat model-1", ERROR, "access_denied"),
                        new Outcome("invoke_agent helper", ERROR, "access_denied"));
    }

    @Test
    void a_cancelled_run_fails_the_question_that_it_was_at_and_is_no_failure_itself() {
        Cancellation cancellation = new Cancellation();
        model.then(() -> {
            cancellation.cancel();
            throw new ModelException(Kind.CANCELLED, "cancelled");
        });

        agent().hooks(telemetry).build().run("go", RunOptions.defaults().cancellation(cancellation));

        assertThat(outcomes())
                .containsExactly(
                        new Outcome("chat model-1", ERROR, "cancelled"),
                        new Outcome("invoke_agent helper", UNSET, null));
        assertThat(recorded.span("invoke_agent helper").attributes().get(GenAi.STOP_REASON))
                .isEqualTo("cancelled");
    }

    @Test
    void a_tool_that_fails_does_not_fail_the_run() {
        model.thenCalls(use("t1", "break")).thenSays("done");

        agent().tools(tool("break", context -> ToolResult.error("no such file")))
                .hooks(telemetry)
                .build()
                .run("go");

        assertThat(outcomes())
                .containsExactly(
                        new Outcome("chat model-1", UNSET, null),
                        new Outcome("execute_tool break", ERROR, "tool_error"),
                        new Outcome("chat model-1", UNSET, null),
                        new Outcome("invoke_agent helper", UNSET, null));
    }

    @Test
    void a_tool_that_ends_the_run_fails_both() {
        model.thenCalls(use("t1", "break"));

        fails(agent().tools(tool("break", context -> {
                    throw new FatalToolException("disk full");
                }))
                .hooks(telemetry));

        assertThat(outcomes())
                .containsExactly(
                        new Outcome("chat model-1", UNSET, null),
                        new Outcome("execute_tool break", ERROR, "tool_error"),
                        new Outcome("invoke_agent helper", ERROR, FatalToolException.class.getName()));
    }

    private enum Place {
        BEFORE_RUN,
        BEFORE_MODEL,
        AFTER_MODEL,
        BEFORE_TOOLS,
        BEFORE_TOOL,
        ON_TOOL_START,
        AFTER_TOOL,
        AFTER_TOOLS,
        AFTER_RUN
    }

    private record Broken(Place place) implements AgentHook {

        private void at(Place here) {
            if (here == place) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public void beforeRun(HookContext context, List<Content> prompt) {
            at(Place.BEFORE_RUN);
        }

        @Override
        public ModelDecision beforeModel(HookContext context, ModelRequest request) {
            at(Place.BEFORE_MODEL);
            return ModelDecision.proceed();
        }

        @Override
        public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
            at(Place.AFTER_MODEL);
            return AnswerDecision.accept();
        }

        @Override
        public BatchDecision beforeTools(HookContext context, List<Content.ToolUse> calls) {
            at(Place.BEFORE_TOOLS);
            return BatchDecision.proceed();
        }

        @Override
        public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
            at(Place.BEFORE_TOOL);
            return ToolDecision.proceed();
        }

        @Override
        public void onToolStart(HookContext context, Content.ToolUse call) {
            at(Place.ON_TOOL_START);
        }

        @Override
        public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
            at(Place.AFTER_TOOL);
            return ResultDecision.accept();
        }

        @Override
        public void afterTools(HookContext context, List<Content.ToolUseResult> results) {
            at(Place.AFTER_TOOLS);
        }

        @Override
        public void afterRun(HookContext context, RunEnd end) {
            at(Place.AFTER_RUN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_span_is_left_open_where_a_hook_behind_this_one_throws(Place place) {
        model.thenCalls(use("t1", "look"), use("t2", "look")).thenSays("done");

        fails(agent().hooks(telemetry, new Broken(place)));

        assertThat(recorded.lines()).last().isEqualTo(" > invoke_agent helper");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEFORE_RUN")
    void no_span_is_left_open_where_a_hook_before_this_one_throws(Place place) {
        model.thenCalls(use("t1", "look"), use("t2", "look")).thenSays("done");

        fails(agent().hooks(new Broken(place), telemetry));

        assertThat(recorded.lines()).last().isEqualTo(" > invoke_agent helper");
    }

    @Test
    void a_run_that_never_began_for_this_hook_leaves_no_span() {
        fails(agent().hooks(new Broken(Place.BEFORE_RUN), telemetry));

        assertThat(recorded.lines()).isEmpty();
    }
}
