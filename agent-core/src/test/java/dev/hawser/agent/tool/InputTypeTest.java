package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputTypeTest {

    record Finding(@Param("Path from the root") String file, int line) {
        Finding {
            if (line < 1) {
                throw new IllegalArgumentException("lines are counted from 1");
            }
        }
    }

    record Report(
            List<Finding> findings,
            Finding worst,
            @Param(defaultValue = "low") String risk) {}

    record Tree(String name, List<Tree> children) {}

    sealed interface Answer {}

    record Yes() implements Answer {}

    record No(String why) implements Answer {}

    @Test
    void a_record_is_the_object_itself() {
        InputType<Report> type = InputType.of(Report.class);

        assertThat(type.schema().toPrettyString()).isEqualTo(Calls.json("""
                {"type":"object","properties":{
                 "findings":{"type":"array","items":{"$ref":"#/$defs/Finding"}},
                 "worst":{"$ref":"#/$defs/Finding"},
                 "risk":{"type":"string","default":"low"}},
                 "required":["findings","worst"],"additionalProperties":false,
                 "$defs":{"Finding":{"type":"object","properties":{
                  "file":{"type":"string","description":"Path from the root"},
                  "line":{"type":"integer","format":"int32"}},
                  "required":["file","line"],"additionalProperties":false}}}
                """).toPrettyString());
        assertThat(type.read("report", Calls.json("{\"findings\":[],\"worst\":{\"file\":\"A\",\"line\":\"7\"}}")))
                .isEqualTo(new Report(List.of(), new Finding("A", 7), "low"));
    }

    @Test
    void what_is_wrong_is_said_as_for_a_tool() {
        InputType<Report> type = InputType.of(Report.class);

        assertThatThrownBy(() -> type.read("report", Calls.json("{\"findings\":[{\"line\":1}]}")))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessage("""
                        2 problems with the arguments of 'report':
                        - findings[0].file: required, but missing (string: Path from the root)
                        - worst: required, but missing (object)""");
        assertThatThrownBy(() ->
                        type.read("report", Calls.json("{\"findings\":[],\"worst\":{\"file\":\"A\",\"line\":0}}")))
                .hasMessage("1 problem with the arguments of 'report':\n- worst: lines are counted from 1");
        assertThatThrownBy(() -> InputType.of(Finding.class).read("find", Calls.json("{\"file\":\"A\",\"line\":0}")))
                .hasMessage("1 problem with the arguments of 'find':\n- lines are counted from 1");
    }

    @Test
    void what_can_not_stand_alone_is_the_value_of_an_object() {
        assertThat(InputType.of(String[].class).read("t", Calls.json("{\"value\":[\"a\"]}")))
                .containsExactly("a");
        assertThat(InputType.of(Integer.class).read("t", Calls.json("{\"value\":7}")))
                .isEqualTo(7);
        assertThat(InputType.of(Tree.class).read("t", Calls.json("{\"value\":{\"name\":\"a\",\"children\":[]}}")))
                .isEqualTo(new Tree("a", List.of()));
        assertThat(InputType.of(Answer.class).read("t", Calls.json("{\"value\":{\"type\":\"No\",\"why\":\"late\"}}")))
                .isEqualTo(new No("late"));
        assertThat(InputType.of(Answer.class).schema().get("type").asText()).isEqualTo("object");
        assertThatThrownBy(() -> InputType.of(Answer.class).read("t", Calls.json("{\"value\":{\"type\":\"Maybe\"}}")))
                .hasMessage(
                        "1 problem with the arguments of 't':\n- value.type: expected one of \"Yes\", \"No\", got \"Maybe\"");
    }

    @Test
    void a_type_that_can_not_come_from_a_model_is_refused() {
        assertThatThrownBy(() -> InputType.of(InputStream.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value: a java.io.InputStream can't come from a model");
        assertThatThrownBy(() -> InputType.of(int.class)).hasMessage("int is primitive: take the class in its place");
    }
}
