package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtypeArgumentsTest {

    private Object taken = "nothing";

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    sealed interface Polygon extends Shape {}

    @JsonTypeName("square")
    record Square(double side) implements Polygon {}

    record Group(List<Shape> shapes) implements Polygon {}

    @Tool("t")
    void sealed(@Param("What to draw") Shape value) {
        taken = value;
    }

    @Test
    void a_sealed_type_without_annotations_is_told_apart_by_the_simple_name_of_the_class() {
        assertDescribed("sealed", """
                {"type":"object","properties":{
                 "value":{"$ref":"#/$defs/Shape","description":"What to draw"}},
                 "required":["value"],"additionalProperties":false,
                 "$defs":{"Shape":{"anyOf":[
                  {"type":"object","properties":{"type":{"const":"Circle"},"radius":{"type":"number","format":"double"}},
                   "required":["type","radius"],"additionalProperties":false},
                  {"type":"object","properties":{"type":{"const":"square"},"side":{"type":"number","format":"double"}},
                   "required":["type","side"],"additionalProperties":false},
                  {"type":"object","properties":{"type":{"const":"Group"},"shapes":{"type":"array","items":{"$ref":"#/$defs/Shape"}}},
                   "required":["type","shapes"],"additionalProperties":false}]}}}
                """);
        assertBound(
                "sealed",
                "{\"type\":\"Group\",\"shapes\":[{\"type\":\"Circle\",\"radius\":1},{\"type\":\"square\",\"side\":\"2\"}]}",
                new Group(List.of(new Circle(1), new Square(2))));
        assertThat(Calls.text(this, "sealed", "{\"value\":{\"type\":\"circle\",\"radius\":1}}"))
                .isEqualTo("""
                        1 problem with the arguments of 'sealed':
                        - value.type: expected one of "Circle", "square", "Group", got "circle\"""");
    }

    @Tool("t")
    void one(Circle value) {
        taken = value;
    }

    @Test
    void a_single_class_of_a_sealed_type_keeps_its_name() {
        assertDescribed("one", """
                {"type":"object","properties":{
                 "value":{"type":"object","properties":{"type":{"const":"Circle"},"radius":{"type":"number","format":"double"}},
                  "required":["type","radius"],"additionalProperties":false}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("one", "{\"type\":\"Circle\",\"radius\":1}", new Circle(1));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Dog.class, name = "dog"),
        @JsonSubTypes.Type(value = Cat.class, name = "cat")
    })
    interface Animal {}

    record Dog(String name) implements Animal {}

    record Cat(int lives) implements Animal {}

    @Tool("t")
    void annotated(Animal value) {
        taken = value;
    }

    @Test
    void an_annotated_type_is_told_apart_as_the_annotations_say() {
        assertDescribed("annotated", """
                {"type":"object","properties":{"value":{"anyOf":[
                  {"type":"object","properties":{"kind":{"const":"dog"},"name":{"type":"string"}},
                   "required":["kind","name"],"additionalProperties":false},
                  {"type":"object","properties":{"kind":{"const":"cat"},"lives":{"type":"integer","format":"int32"}},
                   "required":["kind","lives"],"additionalProperties":false}]}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("annotated", "{\"lives\":9,\"kind\":\"cat\"}", new Cat(9));
    }

    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            property = "op",
            include = JsonTypeInfo.As.EXISTING_PROPERTY,
            visible = true)
    sealed interface Step {}

    @JsonTypeName("go")
    record Go(String op, int far) implements Step {}

    @JsonTypeName("stop")
    record Stop(String op) implements Step {}

    @Tool("t")
    void existing(Step value) {
        taken = value;
    }

    @Test
    void a_property_that_a_subtype_has_itself_can_tell_it_apart() {
        assertDescribed("existing", """
                {"type":"object","properties":{"value":{"anyOf":[
                  {"type":"object","properties":{"op":{"const":"go"},"far":{"type":"integer","format":"int32"}},
                   "required":["op","far"],"additionalProperties":false},
                  {"type":"object","properties":{"op":{"const":"stop"}},"required":["op"],"additionalProperties":false}]}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("existing", "{\"op\":\"go\",\"far\":3}", new Go("go", 3));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    sealed interface Wrapped {}

    @JsonTypeName("text")
    record WrappedText(String text) implements Wrapped {}

    @JsonTypeName("number")
    record WrappedNumber(int number) implements Wrapped {}

    @Tool("t")
    void wrapped(Wrapped value) {
        taken = value;
    }

    @Test
    void the_name_of_a_subtype_can_be_around_it() {
        assertDescribed("wrapped", """
                {"type":"object","properties":{"value":{"anyOf":[
                  {"type":"object","properties":{"text":{"type":"object","properties":{"text":{"type":"string"}},
                   "required":["text"],"additionalProperties":false}},"required":["text"],"additionalProperties":false},
                  {"type":"object","properties":{"number":{"type":"object","properties":{"number":{"type":"integer","format":"int32"}},
                   "required":["number"],"additionalProperties":false}},"required":["number"],"additionalProperties":false}]}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("wrapped", "{\"number\":{\"number\":7}}", new WrappedNumber(7));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    sealed interface Deduced {}

    record ById(int id) implements Deduced {}

    record ByName(String name) implements Deduced {}

    @Tool("t")
    void deduced(Deduced value) {
        taken = value;
    }

    @Test
    void subtypes_may_be_told_apart_by_their_properties_alone() {
        assertDescribed("deduced", """
                {"type":"object","properties":{"value":{"anyOf":[
                  {"type":"object","properties":{"id":{"type":"integer","format":"int32"}},"required":["id"],"additionalProperties":false},
                  {"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}]}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("deduced", "{\"name\":\"a\"}", new ByName("a"));
    }

    sealed interface Outcome<T> {}

    record Success<T>(T value) implements Outcome<T> {}

    record Failure<T>(String reason) implements Outcome<T> {}

    @Tool("t")
    void generic(Outcome<List<Integer>> value) {
        taken = value;
    }

    @Test
    void a_generic_sealed_type_hands_its_arguments_to_the_subtypes() {
        assertDescribed("generic", """
                {"type":"object","properties":{"value":{"anyOf":[
                  {"type":"object","properties":{"type":{"const":"Success"},"value":{"type":"array","items":{"type":"integer","format":"int32"}}},
                   "required":["type","value"],"additionalProperties":false},
                  {"type":"object","properties":{"type":{"const":"Failure"},"reason":{"type":"string"}},
                   "required":["type","reason"],"additionalProperties":false}]}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("generic", "{\"type\":\"Success\",\"value\":[7]}", new Success<>(List.of(7)));
    }

    @Tool("t")
    Shape result() {
        return new Group(List.of(new Circle(1)));
    }

    @Test
    void a_result_of_a_sealed_type_is_written_as_an_argument_would_be_read() {
        assertThat(Calls.text(this, "result", "{}"))
                .isEqualTo("{\"type\":\"Group\",\"shapes\":[{\"type\":\"Circle\",\"radius\":1.0}]}");
    }

    private void assertDescribed(String tool, String schema) {
        assertThat(Calls.schema(this, tool).toPrettyString())
                .isEqualTo(Calls.json(schema).toPrettyString());
    }

    private void assertBound(String tool, String value, Object bound) {
        assertThat(Calls.text(this, tool, "{\"value\":" + value + "}")).isEqualTo("(no output)");
        assertThat(taken).isEqualTo(bound);
    }
}
