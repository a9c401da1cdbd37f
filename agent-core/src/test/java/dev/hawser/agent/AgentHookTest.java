package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.BatchDecision;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.RunEnd;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentHookTest {

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();
    private final Calculator calculator = new Calculator();
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void the_history_is_valid() {
        Histories.assertValid(session.messages());
    }

    private AgentResult run(AgentHook... hooks) {
        return Agent.builder()
                .model(model)
                .tools(calculator)
                .hooks(hooks)
                .build()
                .run("go", RunOptions.defaults().session(session));
    }

    private Message lastToolResults() {
        return session.messages().get(2);
    }

    /** Writes down all that it hears. */
    private final class Recorder implements AgentHook {

        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        private void hear(HookContext context, String what) {
            heard.add(name + " " + what + " " + context.turn());
        }

        @Override
        public void beforeRun(HookContext context, List<Content> prompt) {
            hear(context, "beforeRun");
        }

        @Override
        public void afterRun(HookContext context, RunEnd end) {
            hear(context, "afterRun " + end.stopReason());
        }

        @Override
        public ModelDecision beforeModel(HookContext context, ModelRequest request) {
            hear(context, "beforeModel");
            return ModelDecision.proceed();
        }

        @Override
        public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
            hear(context, "afterModel");
            return AnswerDecision.accept();
        }

        @Override
        public BatchDecision beforeTools(HookContext context, List<Content.ToolUse> calls) {
            hear(context, "beforeTools");
            return BatchDecision.proceed();
        }

        @Override
        public void afterTools(HookContext context, List<Content.ToolUseResult> results) {
            hear(context, "afterTools");
        }

        @Override
        public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
            hear(context, "beforeTool " + call.id());
            return ToolDecision.proceed();
        }

        @Override
        public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
            hear(context, "afterTool " + call.id());
            return ResultDecision.accept();
        }
    }

    @Test
    void hooks_enclose_each_step_like_brackets() {
        model.then(calls(add("t1", 1, 2)), text("3"));

        run(new Recorder("a"), new Recorder("b"));

        assertThat(heard)
                .containsExactly(
                        "a beforeRun 0",
                        "b beforeRun 0",
                        "a beforeModel 0",
                        "b beforeModel 0",
                        "b afterModel 0",
                        "a afterModel 0",
                        "a beforeTools 1",
                        "b beforeTools 1",
                        "a beforeTool t1 1",
                        "b beforeTool t1 1",
                        "b afterTool t1 1",
                        "a afterTool t1 1",
                        "b afterTools 1",
                        "a afterTools 1",
                        "a beforeModel 1",
                        "b beforeModel 1",
                        "b afterModel 1",
                        "a afterModel 1",
                        "b afterRun END_TURN 2",
                        "a afterRun END_TURN 2");
    }

    @Test
    void a_request_is_rewritten_for_the_model_and_not_for_the_session() {
        model.then(text("hello"));
        ModelRequest other = new ModelRequest(List.of(), List.of(Message.user("stop")), List.of(), ToolChoice.auto());

        run(new AgentHook() {
            @Override
            public ModelDecision beforeModel(HookContext context, ModelRequest request) {
                return ModelDecision.rewrite(other);
            }
        });

        assertThat(model.requests).containsExactly(other);
        assertThat(session.messages()).containsExactly(Message.user("go"), Message.assistant("hello"));
    }

    @Test
    void a_hook_answers_in_the_place_of_the_model() {
        AgentResult result = run(new AgentHook() {
            @Override
            public ModelDecision beforeModel(HookContext context, ModelRequest request) {
                return ModelDecision.answer(text("from the cache"));
            }
        });

        assertThat(result.text()).isEqualTo("from the cache");
        assertThat(model.requests).isEmpty();
    }

    @Test
    void a_hook_stops_the_run_before_the_model_is_asked() {
        AgentResult result = run(new AgentHook() {
            @Override
            public ModelDecision beforeModel(HookContext context, ModelRequest request) {
                return ModelDecision.stop("budget spent");
            }
        });

        assertThat(result.stopReason()).isEqualTo(StopReason.HOOK);
        assertThat(result.stopDetail()).isEqualTo("budget spent");
        assertThat(session.messages()).containsExactly(Message.user("go"));
    }

    @Test
    void a_hook_stops_the_run_at_an_answer_whose_tools_are_then_not_run() {
        model.then(calls(add("t1", 1, 2)));

        AgentResult result = run(new AgentHook() {
            @Override
            public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
                return AnswerDecision.stop("enough");
            }
        });

        assertThat(result.stopReason()).isEqualTo(StopReason.HOOK);
        assertThat(calculator.calls).isEmpty();
    }

    @Test
    void a_hook_asks_again_until_it_likes_the_answer_and_all_attempts_are_paid_for() {
        model.then(text("no"), text("no"), text("yes"));

        AgentResult result = run(new AgentHook() {
            @Override
            public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
                return response.equals(text("yes")) ? AnswerDecision.accept() : AnswerDecision.retry("not yes");
            }
        });

        assertThat(result.text()).isEqualTo("yes");
        assertThat(result.turns()).isEqualTo(1);
        assertThat(result.usage())
                .isEqualTo(FakeModel.USAGE.plus(FakeModel.USAGE).plus(FakeModel.USAGE));
    }

    @Test
    void a_hook_that_is_never_content_ends_the_run() {
        model.then(text("1"), text("2"), text("3"), text("4"), text("5"));

        AgentResult result = run(new AgentHook() {
            @Override
            public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
                return AnswerDecision.retry("dull");
            }
        });

        assertThat(result.stopReason()).isEqualTo(StopReason.HOOK);
        assertThat(result.stopDetail()).isEqualTo("a hook asked for another answer more than 3 times: dull");
        assertThat(model.requests).hasSize(4);
    }

    @Test
    void a_tool_gets_rewritten_arguments_and_the_history_keeps_the_models_own() {
        model.then(calls(add("t1", 1, 2)), text("ok"));

        run(new AgentHook() {
            @Override
            public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                return ToolDecision.rewrite(Json.object().put("a", 40).put("b", 2));
            }
        });

        assertThat(session.messages().get(1)).isEqualTo(Message.assistant(List.of(add("t1", 1, 2))));
        assertThat(lastToolResults()).isEqualTo(Message.user(List.of(Calculator.result("t1", "42"))));
    }

    @Test
    void a_hook_answers_or_denies_a_tool_call() {
        model.then(calls(add("t1", 1, 2), add("t2", 1, 2), add("t3", 1, 2)), text("ok"));

        run(new AgentHook() {
            @Override
            public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                return switch (call.id()) {
                    case "t1" -> ToolDecision.answer(ToolResult.text("three"));
                    case "t2" -> ToolDecision.deny("no sums on Sundays");
                    default -> ToolDecision.proceed();
                };
            }
        });

        assertThat(calculator.calls).containsExactly("t3");
        assertThat(lastToolResults())
                .isEqualTo(Message.user(List.of(
                        Calculator.result("t1", "three"),
                        Calculator.error("t2", "Denied: no sums on Sundays"),
                        Calculator.result("t3", "3"))));
    }

    @Test
    void a_hook_stops_the_run_at_a_tool_call() {
        model.then(calls(add("t1", 1, 2), add("t2", 1, 2), add("t3", 1, 2)));

        AgentResult result = run(new AgentHook() {
            @Override
            public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                return call.id().equals("t2") ? ToolDecision.stop("suspicious") : ToolDecision.proceed();
            }
        });

        assertThat(result.stopReason()).isEqualTo(StopReason.HOOK);
        assertThat(lastToolResults())
                .isEqualTo(Message.user(List.of(
                        Calculator.result("t1", "3"),
                        Calculator.error("t2", "Not run: suspicious."),
                        Calculator.error("t3", "Not run: suspicious."))));
    }

    @Test
    void a_hook_denies_a_whole_batch_or_stops_at_it() {
        model.then(calls(add("t1", 1, 2), add("t2", 1, 2)), text("ok"));
        run(new AgentHook() {
            @Override
            public BatchDecision beforeTools(HookContext context, List<Content.ToolUse> calls) {
                return BatchDecision.deny("one at a time");
            }
        });

        assertThat(calculator.calls).isEmpty();
        assertThat(lastToolResults())
                .isEqualTo(Message.user(List.of(
                        Calculator.error("t1", "Not run: one at a time."),
                        Calculator.error("t2", "Not run: one at a time."))));
    }

    @Test
    void a_result_is_rewritten_retried_or_ends_the_run() {
        model.then(calls(add("t1", 1, 2)));
        List<String> seen = new ArrayList<>();

        AgentResult result = run(new AgentHook() {
            @Override
            public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult toolResult) {
                seen.add(toolResult.text());
                return seen.size() < 3 ? ResultDecision.retry() : ResultDecision.stop("three times is enough");
            }
        });

        assertThat(result.stopReason()).isEqualTo(StopReason.HOOK);
        assertThat(calculator.calls).containsExactly("t1", "t1", "t1");
        assertThat(lastToolResults()).isEqualTo(Message.user(List.of(Calculator.result("t1", "3"))));
    }

    @Test
    void a_result_is_retried_at_most_three_times() {
        model.then(calls(add("t1", 1, 2)), text("ok"));

        AgentResult result = run(new AgentHook() {
            @Override
            public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult toolResult) {
                return ResultDecision.retry();
            }
        });

        assertThat(result.text()).isEqualTo("ok");
        assertThat(calculator.calls).hasSize(4);
    }

    @Test
    void an_exception_in_a_hook_ends_the_run_with_a_result_for_every_call() {
        model.then(calls(add("t1", 1, 2), add("t2", 1, 2)));
        AgentHook broken = new AgentHook() {
            @Override
            public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
                throw new IllegalStateException("broken hook");
            }
        };

        AgentException failure =
                catchThrowableOfType(AgentException.class, () -> run(new Recorder("a"), broken, new Recorder("c")));

        assertThat(failure).hasMessageContaining("broken hook").hasCauseInstanceOf(IllegalStateException.class);
        assertThat(session.messages()).hasSize(3);
        assertThat(heard).endsWith("c afterRun ERROR 1", "a afterRun ERROR 1");
    }

    @Test
    void an_exception_in_a_hook_behind_a_tool_ends_the_run_too() {
        model.then(calls(add("t1", 1, 2), add("t2", 1, 2)));

        AgentException failure = catchThrowableOfType(
                AgentException.class,
                () -> run(new AgentHook() {
                    @Override
                    public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
                        throw new IllegalStateException("broken hook");
                    }
                }));

        assertThat(failure.result().stopReason()).isEqualTo(StopReason.ERROR);
        assertThat(session.messages()).hasSize(3);
    }
}
