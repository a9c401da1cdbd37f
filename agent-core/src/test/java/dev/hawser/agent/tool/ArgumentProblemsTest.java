package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.message.Content;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model is told when its arguments are wrong. */
class ArgumentProblemsTest {

    record Location(String file, int line) {}

    record Span(LocalDate from, LocalDate to) {
        Span {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("from must not be after to");
            }
        }
    }

    @Tool("t")
    String open(
            @Param("One line") String title,
            List<Location> seen,
            @Param(required = false) Integer priority,
            @Param(defaultValue = "{}") Map<String, Long> counts) {
        return "opened " + title + " " + seen + " " + priority + " " + counts;
    }

    @Tool("t")
    String plan(Span span, List<Span> others, @Param(required = false) ZoneId zone) {
        return span + " " + others + " " + zone;
    }

    @Tool("t")
    String nothing() {
        return "done";
    }

    @Test
    void all_problems_of_a_call_are_listed_at_once() {
        String input = """
                {"titel":"x","seen":[{"file":"A","line":"x"},{"fiel":"B","line":1.5},null],"priority":3000000000,
                 "counts":{"a":1,"b c":"many"}}
                """;

        assertThat(Calls.text(this, "open", input)).isEqualTo("""
                        9 problems with the arguments of 'open':
                        - title: required, but missing (string: One line)
                        - seen[0].line: expected an integer, got "x"
                        - seen[1].file: required, but missing (string)
                        - seen[1].line: expected an integer, got 1.5
                        - seen[1].fiel: unknown, did you mean 'file'?
                        - seen[2]: expected an object, got null
                        - priority: expected an integer from -2147483648 to 2147483647, got 3000000000
                        - counts["b c"]: expected an integer, got "many"
                        - titel: unknown, did you mean 'title'?""".replace("8 problems", "9 problems"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"title":null,"seen":[]}         | title: required, but null (string: One line)
            {"title":["a"],"seen":[]}        | title: expected a string, got a list
            {"title":"a"}                    | seen: required, but missing (list)
            {"title":"a","seen":"A.java"}    | seen: expected a list, got "A.java"
            {"title":"a","seen":"[{"}        | seen: expected a list, got a text with broken JSON: Unexpected end-of-input: expected close marker for Object at line 1, column 3
            {"title":"a","seen":[],"why":1}  | why: unknown, there are title, seen, priority, counts
            [1]                              | expected an object, got a list
            "hello"                          | expected an object, got "hello"
            "{\\"title\\":"                  | expected an object, got a text with broken JSON: Unexpected end-of-input within/between Object entries at line 1, column 10
            7                                | expected an object, got 7
            """)
    void a_single_problem_is_named_with_its_place(String input, String problem) {
        assertThat(Calls.text(this, "open", input)).isEqualTo("1 problem with the arguments of 'open':\n- " + problem);
    }

    @Test
    void what_a_constructor_refuses_is_reported_in_its_words_beside_other_problems() {
        String input = """
                {"span":{"from":"2024-05-31","to":"2024-05-01"},
                 "others":[{"from":"2024-05-01","to":"2024-05-31"},{"from":"2024-05-31","to":"2024-05-01"}],
                 "zone":"Mars/Olympus","more":1}
                """;

        assertThat(Calls.text(this, "plan", input)).isEqualTo("""
                        4 problems with the arguments of 'plan':
                        - more: unknown, there are span, others, zone
                        - span: from must not be after to
                        - others[1]: from must not be after to
                        - zone: not a valid ZoneId: Mars/Olympus""");
    }

    @Test
    void arguments_as_a_text_that_holds_json_are_read() {
        assertThat(Calls.text(this, "open", "\"{\\\"title\\\":\\\"a\\\",\\\"seen\\\":\\\"[]\\\"}\""))
                .isEqualTo("opened a [] null {}");
    }

    @Test
    void a_tool_without_arguments_may_be_called_with_nothing_at_all() {
        ToolRunner runner = new ToolRunner(Toolset.of(this));

        assertThat(List.of(NullNode.instance, MissingNode.getInstance(), TextNode.valueOf(" "), Calls.json("{}")))
                .map(input ->
                        Calls.text(runner.run(new Content.ToolUse("1", "nothing", input), ToolContext.detached())))
                .containsOnly("done");
        assertThat(Calls.text(this, "nothing", "{\"a\":1}"))
                .isEqualTo("1 problem with the arguments of 'nothing':\n- a: unknown, there are no properties");
    }

    @Test
    void of_very_many_problems_the_first_are_listed() {
        String seen = IntStream.range(0, 25).mapToObj(i -> "7").collect(Collectors.joining(",", "[", "]"));

        assertThat(Calls.text(this, "open", "{\"title\":\"a\",\"seen\":" + seen + "}"))
                .startsWith("25 problems with the arguments of 'open':\n- seen[0]: expected an object, got 7\n")
                .endsWith("\n- seen[19]: expected an object, got 7\n- and 5 more");
    }
}
