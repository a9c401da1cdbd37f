package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodToolTest {

    private static final Content IMAGE = new Content.Image("png", new Source.Bytes(Blob.of(new byte[] {1})));

    record Point(int x, @org.jspecify.annotations.Nullable String label, BigDecimal exact, Instant at) {}

    static class Loop {
        public Loop getSelf() {
            return this;
        }
    }

    static class Broken {
        public String getValue() {
            throw new IllegalStateException("no value today");
        }
    }

    @SuppressWarnings("unused")
    static class Returning {

        @Tool("t")
        String text() {
            return "plain \"text\"";
        }

        @Tool("t")
        String blank() {
            return " ";
        }

        @Tool("t")
        StringBuilder builder() {
            return new StringBuilder("built");
        }

        @Tool("t")
        void nothing() {}

        @Tool("t")
        String none() {
            return null;
        }

        @Tool("t")
        Optional<String> some() {
            return Optional.of("some");
        }

        @Tool("t")
        Optional<Point> empty() {
            return Optional.empty();
        }

        @Tool("t")
        OptionalInt optionalInt() {
            return OptionalInt.of(7);
        }

        @Tool("t")
        int number() {
            return 42;
        }

        @Tool("t")
        boolean truth() {
            return true;
        }

        @Tool("t")
        Point object() {
            return new Point(1, null, new BigDecimal("1.10"), Instant.EPOCH);
        }

        @Tool("t")
        List<String> list() {
            return List.of("a", "b");
        }

        @Tool("t")
        List<Content> emptyList() {
            return List.of();
        }

        @Tool("t")
        Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("z", 9007199254740993L);
            map.put("a", null);
            return map;
        }

        @Tool("t")
        com.fasterxml.jackson.databind.JsonNode json() {
            return Calls.json("{\"b\":1.10}");
        }

        @Tool("t")
        CompletionStage<Optional<String>> later() {
            return CompletableFuture.completedFuture(Optional.of("later"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            text        | plain "text"
            blank       | (no output)
            builder     | built
            nothing     | (no output)
            none        | (no output)
            some        | some
            empty       | (no output)
            optionalInt | 7
            number      | 42
            truth       | true
            object      | {"x":1,"label":null,"exact":1.10,"at":"1970-01-01T00:00:00Z"}
            list        | ["a","b"]
            emptyList   | []
            map         | {"z":9007199254740993,"a":null}
            json        | {"b":1.10}
            later       | later
            """)
    void what_a_method_returns_becomes_text(String tool, String text) {
        ToolOutcome outcome = Calls.call(new Returning(), tool, "{}");

        assertThat(outcome.result())
                .isEqualTo(new Content.ToolUseResult("call-1", List.of(new Content.Text(text)), false));
        assertThat(outcome.kind()).isEqualTo(ToolOutcome.Kind.SUCCEEDED);
    }

    static class ReturningContent {

        @Tool("t")
        ToolResult result() {
            return new ToolResult(List.of(new Content.Text("see"), IMAGE), true);
        }

        @Tool("t")
        Content block() {
            return IMAGE;
        }

        @Tool("t")
        List<Content> blocks() {
            return List.of(new Content.Text("see"), IMAGE);
        }
    }

    @Test
    void content_is_passed_on_as_it_is() {
        ReturningContent tools = new ReturningContent();

        assertThat(Calls.call(tools, "result", "{}").result())
                .isEqualTo(new Content.ToolUseResult("call-1", List.of(new Content.Text("see"), IMAGE), true));
        assertThat(Calls.call(tools, "block", "{}").result())
                .isEqualTo(new Content.ToolUseResult("call-1", List.of(IMAGE), false));
        assertThat(Calls.call(tools, "blocks", "{}").result())
                .isEqualTo(new Content.ToolUseResult("call-1", List.of(new Content.Text("see"), IMAGE), false));
    }

    static class ReturningTrouble {

        @Tool("t")
        Object loop() {
            return new Loop();
        }

        @Tool("t")
        Object broken() {
            return new Broken();
        }

        @Tool("t")
        CompletionStage<String> failing() {
            return CompletableFuture.failedFuture(new ToolException("not now"));
        }
    }

    @Test
    void a_result_that_can_not_be_written_is_a_failure_that_says_the_tool_has_run() {
        ReturningTrouble tools = new ReturningTrouble();

        assertThat(Calls.text(tools, "broken", "{}"))
                .isEqualTo("The tool has run, but what it returned can't be written as JSON: no value today");
        assertThat(Calls.text(tools, "loop", "{}"))
                .startsWith("The tool has run, but what it returned can't be written as JSON: ");
        assertThat(Calls.call(tools, "loop", "{}").isError()).isTrue();
    }

    @Test
    void a_stage_that_fails_fails_as_the_method_would_have() {
        assertThat(Calls.text(new ReturningTrouble(), "failing", "{}")).isEqualTo("not now");
    }

    static class WithContext {

        @Tool("t")
        String first(ToolContext context, int a, int b) {
            return context.callId() + a + b;
        }

        @Tool("t")
        String middle(int a, ToolContext context, int b) {
            return context.callId() + a + b;
        }

        @Tool("t")
        static String last(int a, int b, ToolContext context) {
            return context.callId() + a + b;
        }

        @Tool("t")
        String only(ToolContext context) {
            return context.callId();
        }
    }

    @ParameterizedTest
    @CsvSource({"first", "middle", "last"})
    void the_context_is_filled_in_wherever_it_stands_and_is_hidden_from_the_model(String tool) {
        assertThat(Calls.schema(new WithContext(), tool).get("properties").fieldNames())
                .toIterable()
                .containsExactly("a", "b");
        assertThat(Calls.text(new WithContext(), tool, "{\"a\":1,\"b\":2}")).isEqualTo("call12");
    }

    @Test
    void a_method_may_take_the_context_alone() {
        assertThat(Calls.text(new WithContext(), "only", "{}")).isEqualTo("call");
        assertThat(Calls.schema(new WithContext(), "only"))
                .isEqualTo(Calls.json("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"));
    }

    @Test
    void a_tool_that_is_called_without_a_runner_throws_what_is_wrong_with_the_arguments() {
        AgentTool tool = Toolset.of(new WithContext()).find("first").orElseThrow();

        assertThatThrownBy(() -> tool.call(Calls.json("{\"a\":1}"), ToolContext.detached()))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessage("1 problem with the arguments of 'first':\n- b: required, but missing (integer)");
    }
}
