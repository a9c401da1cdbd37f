package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.tool.ToolOutcome.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolRunnerTest {

    private static final Content.ToolUse CALL = new Content.ToolUse("call-1", "act", Json.object());

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** A tool named {@code act} that does whatever a test wants. */
    private record Acting(Callable<ToolResult> action) implements AgentTool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec("act", "Acts.", Json.object().put("type", "object"), Effect.ONCE);
        }

        @Override
        public ToolResult call(JsonNode input, ToolContext context) throws Exception {
            return action.call();
        }
    }

    private static ToolOutcome run(Callable<ToolResult> action) {
        return new ToolRunner(Toolset.of(new Acting(action))).run(CALL, ToolContext.detached());
    }

    private static Content.ToolUseResult result(String text, boolean error) {
        return new Content.ToolUseResult("call-1", List.of(new Content.Text(text)), error);
    }

    @Test
    void a_result_is_returned_with_the_id_of_the_call() {
        ToolOutcome outcome = run(() -> ToolResult.text("done"));

        assertThat(outcome).isEqualTo(new ToolOutcome(result("done", false), Kind.SUCCEEDED, outcome.duration(), null));
        assertThat(outcome.isError()).isFalse();
        assertThat(outcome.duration()).isPositive();
    }

    @Test
    void a_failure_that_the_tool_reports_itself_is_passed_on() {
        ToolOutcome outcome = run(() -> ToolResult.error("no such file"));

        assertThat(outcome)
                .isEqualTo(new ToolOutcome(result("no such file", true), Kind.FAILED, outcome.duration(), null));
    }

    static Stream<Arguments> failures() {
        class Custom extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }
        return Stream.of(
                Arguments.of(
                        new ToolException("Give a path inside the workspace."), "Give a path inside the workspace."),
                Arguments.of(new ToolException(""), "Tool 'act' failed: ToolException"),
                Arguments.of(
                        new IllegalStateException("out of order"),
                        "Tool 'act' failed: IllegalStateException: out of order"),
                Arguments.of(new IOException("disk full"), "Tool 'act' failed: IOException: disk full"),
                Arguments.of(
                        new RuntimeException(null, new IOException("disk full")),
                        "Tool 'act' failed: RuntimeException, caused by IOException: disk full"),
                Arguments.of(
                        new RuntimeException(" ", new RuntimeException(null, new Custom())),
                        "Tool 'act' failed: RuntimeException, caused by RuntimeException, caused by Custom"),
                Arguments.of(
                        new Custom() {
                            private static final long serialVersionUID = 1L;
                        },
                        "Tool 'act' failed: dev.hawser.agent.tool.ToolRunnerTest$1"),
                Arguments.of(new CancellationException("my own"), "Tool 'act' failed: CancellationException: my own"),
                Arguments.of(new AssertionError("odd"), "Tool 'act' failed: AssertionError: odd"),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        "Tool 'act' failed: OutOfMemoryError: Java heap space"),
                Arguments.of(new StackOverflowError(), "Tool 'act' failed: StackOverflowError"),
                Arguments.of(
                        new ExceptionInInitializerError(new IllegalStateException("no config")),
                        "Tool 'act' failed: ExceptionInInitializerError, caused by IllegalStateException: no config"),
                Arguments.of(
                        new NoClassDefFoundError("com/example/A"),
                        "Tool 'act' failed: NoClassDefFoundError: com/example/A"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_a_tool_throws_becomes_a_result_without_a_stack_trace(Throwable thrown, String text) {
        ToolOutcome outcome = run(() -> {
            throw ToolRunnerTest.<RuntimeException>sneaky(thrown);
        });

        assertThat(outcome).isEqualTo(new ToolOutcome(result(text, true), Kind.FAILED, outcome.duration(), thrown));
    }

    @Test
    void a_real_stack_overflow_is_survived() {
        assertThat(Calls.text(run(ToolRunnerTest::endless))).isEqualTo("Tool 'act' failed: StackOverflowError");
    }

    private static ToolResult endless() {
        return endless();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_fatal_exception_gets_out_even_if_it_is_a_cause() {
        FatalToolException fatal = new FatalToolException("the account is locked");

        assertThatThrownBy(() -> run(() -> {
                    throw fatal;
                }))
                .isSameAs(fatal);
        assertThatThrownBy(() -> run(() -> {
                    throw new RuntimeException(new UncheckedIOException(new IOException(fatal)));
                }))
                .isSameAs(fatal);
    }

    @Test
    void an_exception_that_is_its_own_cause_in_a_circle_is_survived() {
        Exception first = new RuntimeException();
        first.initCause(new RuntimeException((String) null, first));

        ToolOutcome outcome = run(() -> {
            throw first;
        });

        assertThat(outcome.kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void a_name_that_is_almost_that_of_a_tool_is_answered_with_it() {
        class Files {
            @Tool("t")
            void readFile() {}

            @Tool("t")
            void writeFile() {}
        }
        ToolOutcome outcome = Calls.call(new Files(), "read_file", "{}");

        assertThat(outcome)
                .isEqualTo(new ToolOutcome(
                        result(
                                "There is no tool 'read_file'. Did you mean 'readFile'? There are: readFile, writeFile.",
                                true),
                        Kind.UNKNOWN_TOOL,
                        outcome.duration(),
                        null));
        assertThat(Calls.text(new Files(), "delete", "{}"))
                .isEqualTo("There is no tool 'delete'. There are: readFile, writeFile.");
        assertThat(Calls.text(List.of(), "x".repeat(1000), "{}"))
                .isEqualTo("There is no tool '" + "x".repeat(64) + "…'. There are no tools at all.");
    }

    private record Named(String name) implements AgentTool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(name, "Does.", Json.object().put("type", "object"), Effect.READS);
        }

        @Override
        public ToolResult call(JsonNode input, ToolContext context) {
            return ToolResult.text(Json.write(input));
        }
    }

    @Test
    void of_very_many_tools_the_first_are_listed() {
        List<Named> tools =
                IntStream.range(100, 160).mapToObj(i -> new Named("tool" + i)).toList();

        assertThat(Calls.text(tools, "other", "{}"))
                .startsWith("There is no tool 'other'. There are: tool100, tool101, ")
                .endsWith(", tool149 and 10 more.");
    }

    @Test
    void a_cancelled_run_starts_no_tool() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        ToolOutcome outcome = new ToolRunner(Toolset.of(new Acting(() -> {
                    throw new AssertionError("was run");
                })))
                .run(CALL, context(cancellation));

        assertThat(outcome)
                .isEqualTo(new ToolOutcome(
                        result("Tool 'act' was not run, because the run was cancelled.", true),
                        Kind.CANCELLED,
                        outcome.duration(),
                        null));
    }

    @Test
    void a_tool_that_throws_after_the_run_was_cancelled_was_cancelled() {
        Cancellation cancellation = new Cancellation();
        IOException thrown = new IOException("connection closed");

        ToolOutcome outcome = new ToolRunner(Toolset.of(new Acting(() -> {
                    cancellation.cancel();
                    throw thrown;
                })))
                .run(CALL, context(cancellation));

        assertThat(outcome)
                .isEqualTo(new ToolOutcome(
                        result("Tool 'act' was cancelled before it finished. What it did until then stands.", true),
                        Kind.CANCELLED,
                        outcome.duration(),
                        thrown));
    }

    @Test
    void a_tool_that_finishes_although_the_run_was_cancelled_keeps_its_result() {
        Cancellation cancellation = new Cancellation();

        ToolOutcome outcome = new ToolRunner(Toolset.of(new Acting(() -> {
                    cancellation.cancel();
                    return ToolResult.text("done");
                })))
                .run(CALL, context(cancellation));

        assertThat(outcome.kind()).isEqualTo(Kind.SUCCEEDED);
    }

    @Test
    void an_interrupt_cancels_the_call_and_the_thread_stays_interrupted() {
        ToolOutcome outcome = run(() -> {
            throw new RuntimeException(new InterruptedException());
        });

        assertThat(outcome.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(run(() -> ToolResult.text("not reached")).kind()).isEqualTo(Kind.CANCELLED);
    }

    private static ToolContext context(Cancellation cancellation) {
        ToolContext detached = ToolContext.detached();
        return new ToolContext(
                detached.sessionId(),
                detached.callId(),
                detached.idempotencyKey(),
                cancellation,
                detached.deadline(),
                detached.progress(),
                detached.values());
    }

    @Test
    void a_text_that_is_too_long_is_cut_off_and_the_model_is_told() {
        Content image = new Content.Image("png", new Source.Bytes(Blob.of(new byte[] {1})));
        ToolRunner runner = new ToolRunner(
                Toolset.of(new Acting(() -> ToolResult.of(
                        new Content.Text("abc"),
                        image,
                        new Content.Text("d\uD83D\uDE00ef"),
                        new Content.Text("x".repeat(1993))))),
                5);

        assertThat(runner.run(CALL, ToolContext.detached()).result().content())
                .containsExactly(
                        new Content.Text("abc"),
                        image,
                        new Content.Text("d"),
                        new Content.Text("[cut off: the result has 2,001 characters, these are the first 4]"));
    }

    @Test
    void a_text_of_the_greatest_length_is_whole() {
        String text = "x".repeat(ToolRunner.DEFAULT_MAX_RESULT_CHARACTERS);

        assertThat(run(() -> ToolResult.text(text)).result()).isEqualTo(result(text, false));
        assertThat(run(() -> ToolResult.text(text + "x")).result().content()).hasSize(2);
    }

    @Test
    void a_limit_below_one_is_refused() {
        assertThatThrownBy(() -> new ToolRunner(Toolset.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxResultCharacters must be at least 1, not 0");
    }

    static class Adding {
        @Tool("Adds.")
        int add(int a, @Param(defaultValue = "1") int b) {
            return a + b;
        }
    }

    @Test
    void one_runner_serves_many_threads() throws Exception {
        ToolRunner runner = new ToolRunner(Toolset.of(new Adding()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, 1000)
                    .<Callable<String>>mapToObj(i -> () -> Calls.text(runner.run(
                            new Content.ToolUse("c" + i, "add", Json.object().put("a", i)), ToolContext.detached())))
                    .toList();
            List<Future<String>> results = threads.invokeAll(calls);

            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(String.valueOf(i + 1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_outcome_tells_wrong_arguments_from_a_failure_of_the_tool() {
        ToolOutcome outcome = Calls.call(new Adding(), "add", "{}");

        assertThat(outcome.kind()).isEqualTo(Kind.INVALID_ARGUMENTS);
        assertThat(outcome.failure()).isInstanceOf(InvalidArgumentsException.class);
        assertThat(outcome.duration()).isLessThan(Duration.ofMinutes(1));
    }
}
