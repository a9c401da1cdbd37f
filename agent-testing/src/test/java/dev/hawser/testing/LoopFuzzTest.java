package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.Limits;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.StopReason;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.BatchDecision;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.FatalToolException;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Whatever a model answers, tools do and hooks decide: the history stays valid, and a strict validator of the wire rules
 * accepts every request, that of a following prompt too. The requests are those that the real AWS client makes.
 *
 * <p>The number of runs is the system property {@code hawser.fuzz.runs}, 20,000 by default; {@code hawser.fuzz.seed} sets
 * the first seed.
 */
class LoopFuzzTest {

    private static final int RUNS = Integer.getInteger("hawser.fuzz.runs", 20_000);
    private static final long SEED = Long.getLong("hawser.fuzz.seed", 1);

    private final InMemoryConverse service = new InMemoryConverse();

    @Test
    void every_way_through_a_run_leaves_a_history_that_goes_on() {
        Map<StopReason, Integer> seen = new EnumMap<>(StopReason.class);
        try (BedrockModel model = BedrockModel.builder()
                .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClient(service)
                .build()) {
            for (int i = 0; i < RUNS; i++) {
                seen.merge(new Case(SEED + i, model).check(), 1, Integer::sum);
            }
        }
        assertThat(seen.keySet())
                .as("the cases reach every kind of end but those that need time: %s", seen)
                .contains(
                        StopReason.END_TURN,
                        StopReason.STOP_SEQUENCE,
                        StopReason.MAX_TOKENS,
                        StopReason.CONTEXT_WINDOW,
                        StopReason.GUARDRAIL,
                        StopReason.CONTENT_FILTER,
                        StopReason.OTHER,
                        StopReason.TURN_LIMIT,
                        StopReason.TOKEN_LIMIT,
                        StopReason.REPEATED_FAILURES,
                        StopReason.HOOK,
                        StopReason.APPROVAL_REQUIRED,
                        StopReason.CANCELLED,
                        StopReason.ERROR);
    }

    /** One agent with a random model, random tools and random hooks. */
    private final class Case implements AgentHook {

        private final long seed;
        private final Random random;
        private final BedrockModel model;
        private final Session session;
        private final Cancellation cancellation = new Cancellation();
        private final boolean hooked;
        private int ids;

        Case(long seed, BedrockModel model) {
            this.seed = seed;
            this.random = new Random(seed);
            this.model = model;
            this.session = Session.create("seed-" + seed);
            this.hooked = random.nextInt(3) == 0;
        }

        StopReason check() {
            service.violations.clear();
            service.play((request, call) -> answer());
            AgentBuilder builder = Agent.builder()
                    .model(model)
                    .tools(new RandomTool("add"), new RandomTool("read"))
                    .toolConcurrency(1)
                    .retry(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                    .conversation(Conversation.within(chance(5) ? 200 : 100_000))
                    .limits(Limits.turns(1 + random.nextInt(6))
                            .tokens(chance(5) ? 40 : 1_000_000)
                            .toolCallsPerTurn(1 + random.nextInt(4))
                            .failures(2)
                            .overflows(2));
            if (random.nextBoolean()) {
                builder.toolsOnCallingThread();
            }
            if (hooked) {
                builder.hooks(this);
            }
            StopReason end = end(() -> builder.build()
                    .run("go", RunOptions.defaults().session(session).cancellation(cancellation)));
            assertValid();
            if (end == StopReason.APPROVAL_REQUIRED && random.nextBoolean()) {
                end(() -> builder.build().resume(session, approvals(), RunOptions.defaults()));
                assertValid();
            }
            goOn();
            return end;
        }

        private StopReason end(java.util.function.Supplier<AgentResult> run) {
            try {
                return run.get().stopReason();
            } catch (AgentException e) {
                return e.result().stopReason();
            }
        }

        private void goOn() {
            service.play((request, call) -> ModelResponse.text("fine"));
            AgentResult next = Agent.builder()
                    .model(model)
                    .build()
                    .run("and now?", RunOptions.defaults().session(session));
            assertThat(next.text()).as("seed %d", seed).isEqualTo("fine");
            assertValid();
        }

        private void assertValid() {
            assertThat(service.violations).as("seed %d", seed).isEmpty();
            List<Message> messages = session.messages();
            for (int i = 0; i < messages.size(); i++) {
                Message message = messages.get(i);
                assertThat(message.role()).as("seed %d", seed).isEqualTo(i % 2 == 0 ? Role.USER : Role.ASSISTANT);
                List<String> calls =
                        message.toolUses().stream().map(Content.ToolUse::id).toList();
                List<String> results = i + 1 < messages.size()
                        ? messages.get(i + 1).toolResults().stream()
                                .map(Content.ToolUseResult::toolUseId)
                                .toList()
                        : List.of();
                assertThat(results).as("seed %d", seed).isEqualTo(calls);
            }
        }

        private List<Approval> approvals() {
            List<Approval> approvals = new ArrayList<>();
            session.pendingTurn().orElseThrow().calls().stream()
                    .filter(call -> call.isWaiting())
                    .forEach(call -> {
                        if (random.nextBoolean()) {
                            approvals.add(
                                    random.nextBoolean()
                                            ? Approval.grant(call.call().id())
                                            : Approval.deny(call.call().id(), "no"));
                        }
                    });
            return approvals;
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private ModelResponse answer() {
            if (chance(40)) {
                cancellation.cancel();
            }
            if (chance(8)) {
                Kind kind = pick(List.of(Kind.values()));
                throw new ModelException(kind, "a failure of kind " + kind);
            }
            List<Content> content = new ArrayList<>();
            if (chance(4)) {
                content.add(new Content.Reasoning("hm", "signature"));
            }
            if (chance(2)) {
                content.add(new Content.Text("words"));
            }
            int calls = chance(3) ? 0 : random.nextInt(4);
            for (int i = 0; i < calls; i++) {
                content.add(call());
            }
            if (chance(10) && !content.isEmpty()) {
                content.add(new Content.Text("words behind"));
            }
            FinishReason reason = chance(5)
                    ? pick(List.of(FinishReason.values()))
                    : calls > 0 ? FinishReason.TOOL_USE : FinishReason.END_TURN;
            return new ModelResponse(content, reason, raw(reason), Usage.of(10, 5));
        }

        private static String raw(FinishReason reason) {
            return switch (reason) {
                case GUARDRAIL -> "guardrail_intervened";
                case CONTENT_FILTER -> "content_filtered";
                case CONTEXT_WINDOW -> "model_context_window_exceeded";
                case OTHER -> "coffee_break";
                default -> reason.name().toLowerCase(java.util.Locale.ROOT);
            };
        }

        private Content.ToolUse call() {
            String id = chance(50) ? "same" : "call-" + ids++;
            String name = chance(8) ? "reed" : pick(List.of("add", "read"));
            JsonNode input =
                    chance(10) ? Json.object().put("a", "x") : Json.object().put("a", 9007199254740993L);
            return new Content.ToolUse(id, name, input);
        }

        @Override
        public ModelDecision beforeModel(HookContext context, ModelRequest request) {
            return switch (random.nextInt(20)) {
                case 0 -> ModelDecision.stop("stop");
                case 1 -> ModelDecision.answer(ModelResponse.text("from a hook"));
                case 2 -> throw new IllegalStateException("broken hook");
                default -> ModelDecision.proceed();
            };
        }

        @Override
        public AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
            return switch (random.nextInt(20)) {
                case 0 -> AnswerDecision.stop("stop");
                case 1, 2 -> AnswerDecision.retry("again");
                default -> AnswerDecision.accept();
            };
        }

        @Override
        public BatchDecision beforeTools(HookContext context, List<Content.ToolUse> calls) {
            return switch (random.nextInt(20)) {
                case 0 -> BatchDecision.stop("stop");
                case 1 -> BatchDecision.deny("no");
                default -> BatchDecision.proceed();
            };
        }

        @Override
        public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
            return switch (random.nextInt(15)) {
                case 0 -> ToolDecision.stop("stop");
                case 1 -> ToolDecision.deny("no");
                case 2 -> ToolDecision.answer(ToolResult.text("from a hook"));
                case 3 -> ToolDecision.rewrite(Json.object());
                case 4 -> ToolDecision.ask("may I?");
                case 5 -> throw new IllegalStateException("broken hook");
                default -> ToolDecision.proceed();
            };
        }

        @Override
        public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
            return switch (random.nextInt(20)) {
                case 0 -> ResultDecision.stop("stop");
                case 1 -> ResultDecision.retry();
                case 2 -> ResultDecision.rewrite(ToolResult.text("rewritten"));
                case 3 -> throw new IllegalStateException("broken hook");
                default -> ResultDecision.accept();
            };
        }

        private final class RandomTool implements AgentTool {

            private final ToolSpec spec;

            RandomTool(String name) {
                this.spec = new ToolSpec(name, "Does something.", Json.object().put("type", "object"), Effect.READS);
            }

            @Override
            public ToolSpec spec() {
                return spec;
            }

            @Override
            public ToolResult call(JsonNode input, ToolContext context) {
                return switch (random.nextInt(14)) {
                    case 0 -> throw new IllegalStateException("db is down");
                    case 1 -> throw new StackOverflowError();
                    case 2 -> ToolResult.text("");
                    case 3 -> ToolResult.error("wrong");
                    case 4 -> ToolResult.text("x".repeat(3_000));
                    case 5 -> {
                        if (chance(6)) {
                            throw new FatalToolException("enough");
                        }
                        yield ToolResult.text(" \n");
                    }
                    case 6 -> {
                        if (chance(6)) {
                            cancellation.cancel();
                        }
                        yield ToolResult.text("cancelled?");
                    }
                    default -> ToolResult.text("ok " + input);
                };
            }
        }
    }
}
