package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectArgumentsTest {

    private Object taken = "nothing";

    record Location(
            @Param("Path from the root") String file,
            @JsonPropertyDescription("Counted from 1") int line) {}

    @Tool("t")
    void record(@Param("Where it was seen") Location value) {
        taken = value;
    }

    @Test
    void a_record_is_an_object_of_its_components() {
        assertDescribed("record", """
                {"type":"object","properties":{"value":{"type":"object","properties":{
                  "file":{"type":"string","description":"Path from the root"},
                  "line":{"type":"integer","format":"int32","description":"Counted from 1"}},
                 "required":["file","line"],"additionalProperties":false,"description":"Where it was seen"}},
                 "required":["value"],"additionalProperties":false}
                """);
        assertBound("record", "{\"file\":\"A.java\",\"line\":7}", "Location[file=A.java, line=7]");
    }

    record Page<T>(List<T> items, Map<String, T> named) {}

    @Tool("t")
    void generics(Page<Location> value, Page<String> texts) {
        taken = value + " " + texts;
    }

    @Test
    void a_generic_record_is_described_with_its_arguments() {
        assertDescribed("generics", """
                {"type":"object","properties":{
                 "value":{"type":"object","properties":{
                  "items":{"type":"array","items":{"$ref":"#/$defs/Location"}},
                  "named":{"type":"object","additionalProperties":{"$ref":"#/$defs/Location"}}},
                  "required":["items","named"],"additionalProperties":false},
                 "texts":{"type":"object","properties":{
                  "items":{"type":"array","items":{"type":"string"}},
                  "named":{"type":"object","additionalProperties":{"type":"string"}}},
                  "required":["items","named"],"additionalProperties":false}},
                 "required":["value","texts"],"additionalProperties":false,
                 "$defs":{"Location":{"type":"object","properties":{
                  "file":{"type":"string","description":"Path from the root"},
                  "line":{"type":"integer","format":"int32","description":"Counted from 1"}},
                  "required":["file","line"],"additionalProperties":false}}}
                """);
        Calls.call(this, "generics", """
                {"value":{"items":[{"file":"A","line":1}],"named":{"x":{"file":"B","line":2}}},
                 "texts":{"items":["a"],"named":{}}}
                """);
        assertThat(taken)
                .hasToString(
                        "Page[items=[Location[file=A, line=1]], named={x=Location[file=B, line=2]}] Page[items=[a], named={}]");
    }

    record Tree(String name, List<Tree> children) {}

    @Tool("t")
    void recursive(Tree value, @Param("Another") Tree other) {
        taken = value;
    }

    @Test
    void a_recursive_type_refers_to_its_definition() {
        assertDescribed("recursive", """
                {"type":"object","properties":{
                 "value":{"$ref":"#/$defs/Tree"},
                 "other":{"$ref":"#/$defs/Tree","description":"Another"}},
                 "required":["value","other"],"additionalProperties":false,
                 "$defs":{"Tree":{"type":"object","properties":{
                  "name":{"type":"string"},
                  "children":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},
                  "required":["name","children"],"additionalProperties":false}}}
                """);
        Calls.call(this, "recursive", """
                {"value":{"name":"a","children":[{"name":"b","children":[]}]},"other":{"name":"c","children":[]}}
                """);
        assertThat(taken).hasToString("Tree[name=a, children=[Tree[name=b, children=[]]]]");
    }

    static final class Other {
        record Tree(int height) {}

        private Other() {}
    }

    @Tool("t")
    void sameNames(List<Tree> a, List<Other.Tree> b, List<Other.Tree> c, Page<Page<String>> d, Page<Page<String>> e) {
        taken = a;
    }

    @Test
    void definitions_of_the_same_simple_name_are_numbered_and_type_arguments_are_part_of_a_name() {
        assertThat(Calls.schema(this, "sameNames").get("$defs").fieldNames())
                .toIterable()
                .containsExactly("Tree", "Tree2", "Page_Page_String", "Page_String");
    }

    enum Color {
        @JsonProperty("red")
        RED,
        GREEN
    }

    @Tool("t")
    void lists(List<String> list, Set<Color> set, int[] array, List<List<Long>> nested, String... rest) {
        taken = list + " " + set + " " + array[0] + " " + nested + " " + rest[0];
    }

    @Test
    void lists_sets_and_arrays_are_arrays() {
        assertDescribed("lists", """
                {"type":"object","properties":{
                 "list":{"type":"array","items":{"type":"string"}},
                 "set":{"type":"array","items":{"type":"string","enum":["red","GREEN"]},"uniqueItems":true},
                 "array":{"type":"array","items":{"type":"integer","format":"int32"}},
                 "nested":{"type":"array","items":{"type":"array","items":{"type":"integer","format":"int64"}}},
                 "rest":{"type":"array","items":{"type":"string"}}},
                 "required":["list","set","array","nested","rest"],"additionalProperties":false}
                """);
        Calls.call(
                this, "lists", "{\"list\":[\"a\"],\"set\":[\"red\"],\"array\":[7],\"nested\":[[1]],\"rest\":[\"z\"]}");
        assertThat(taken).hasToString("[a] [RED] 7 [[1]] z");
    }

    @Tool("t")
    void maps(
            Map<String, Integer> byText,
            Map<Color, String> byEnum,
            EnumMap<Color, Boolean> enumMap,
            Map<Long, String> byNumber,
            Map<UUID, Location> byUuid,
            Map<?, ?> free) {
        taken = byText + " " + byEnum + " " + enumMap + " " + byNumber + " " + byUuid + " " + free;
    }

    @Test
    void a_map_is_an_object_of_any_properties_or_of_one_for_each_enum_constant() {
        assertDescribed("maps", """
                {"type":"object","properties":{
                 "byText":{"type":"object","additionalProperties":{"type":"integer","format":"int32"}},
                 "byEnum":{"type":"object","properties":{"red":{"type":"string"},"GREEN":{"type":"string"}},"additionalProperties":false},
                 "enumMap":{"type":"object","properties":{"red":{"type":"boolean"},"GREEN":{"type":"boolean"}},"additionalProperties":false},
                 "byNumber":{"type":"object","propertyNames":{"pattern":"^-?\\\\d+$"},"additionalProperties":{"type":"string"}},
                 "byUuid":{"type":"object","propertyNames":{"type":"string","format":"uuid"},"additionalProperties":{"type":"object","properties":{
                  "file":{"type":"string","description":"Path from the root"},
                  "line":{"type":"integer","format":"int32","description":"Counted from 1"}},
                  "required":["file","line"],"additionalProperties":false}},
                 "free":{"type":"object","additionalProperties":{}}},
                 "required":["byText","byEnum","enumMap","byNumber","byUuid","free"],"additionalProperties":false}
                """);
        Calls.call(this, "maps", """
                {"byText":{"a":1},"byEnum":{"red":"x"},"enumMap":{"GREEN":true},"byNumber":{"9007199254740993":"y"},
                 "byUuid":{"123e4567-e89b-12d3-a456-426614174000":{"file":"A","line":1}},"free":{"z":[1.10]}}
                """);
        assertThat(taken)
                .hasToString("{a=1} {RED=x} {GREEN=true} {9007199254740993=y} "
                        + "{123e4567-e89b-12d3-a456-426614174000=Location[file=A, line=1]} {z=[1.10]}");
    }

    @JsonClassDescription("Someone")
    @JsonPropertyOrder({"last", "first"})
    record Person(
            @JsonProperty("first") String givenName,
            String last,
            @JsonIgnore String secret,

            @JsonProperty(access = JsonProperty.Access.READ_ONLY)
            String computed) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Renamed(int lineCount) {}

    @Tool("t")
    void annotated(Person value, Renamed renamed) {
        taken = value + " " + renamed;
    }

    @Test
    void jackson_annotations_decide_names_order_descriptions_and_what_is_left_out() {
        assertDescribed("annotated", """
                {"type":"object","properties":{
                 "value":{"type":"object","properties":{"last":{"type":"string"},"first":{"type":"string"}},
                  "required":["last","first"],"additionalProperties":false,"description":"Someone"},
                 "renamed":{"type":"object","properties":{"line_count":{"type":"integer","format":"int32"}},
                  "required":["line_count"],"additionalProperties":false}},
                 "required":["value","renamed"],"additionalProperties":false}
                """);
        Calls.call(this, "annotated", "{\"value\":{\"first\":\"Ada\",\"last\":\"L\"},\"renamed\":{\"line_count\":7}}");
        assertThat(taken).hasToString("Person[givenName=Ada, last=L, secret=null, computed=null] Renamed[lineCount=7]");
    }

    static class Base {
        public int zeta;
    }

    static class Bean extends Base {
        private String text;
        private String internal = "kept";
        private final Map<String, Object> others = new LinkedHashMap<>();

        public void setText(String text) {
            this.text = text;
        }

        @JsonAnySetter
        void other(String name, Object value) {
            others.put(name, value);
        }
    }

    @JsonDeserialize(builder = Built.Builder.class)
    record Built(int size) {
        @JsonPOJOBuilder(withPrefix = "")
        static class Builder {
            private int size;

            Builder size(int newSize) {
                this.size = newSize;
                return this;
            }

            Built build() {
                return new Built(size);
            }
        }
    }

    record TicketId(@JsonValue String text) {
        @JsonCreator
        static TicketId parse(String text) {
            return new TicketId(text);
        }
    }

    record Wrapped(Location inner) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Wrapped {}
    }

    @Tool("t")
    void classes(Bean bean, Built built, TicketId id, Wrapped wrapped) {
        taken = bean.zeta + " " + bean.text + " " + bean.internal + " " + bean.others + " " + built + " " + id + " "
                + wrapped;
    }

    @Test
    void a_class_is_described_by_what_jackson_reads_it_from() {
        assertDescribed("classes", """
                {"type":"object","properties":{
                 "bean":{"type":"object","properties":{"zeta":{"type":"integer","format":"int32"},"text":{"type":"string"}},
                  "required":["zeta","text"],"additionalProperties":true},
                 "built":{"type":"object","properties":{"size":{"type":"integer","format":"int32"}},
                  "required":["size"],"additionalProperties":false},
                 "id":{"type":"string"},
                 "wrapped":{"type":"object","properties":{
                  "file":{"type":"string","description":"Path from the root"},
                  "line":{"type":"integer","format":"int32","description":"Counted from 1"}},
                  "required":["file","line"],"additionalProperties":false}},
                 "required":["bean","built","id","wrapped"],"additionalProperties":false}
                """);
        Calls.call(this, "classes", """
                {"bean":{"zeta":1,"text":"a","more":true},"built":{"size":3},"id":"T-1","wrapped":{"file":"A","line":1}}
                """);
        assertThat(taken)
                .hasToString(
                        "1 a kept {more=true} Built[size=3] TicketId[text=T-1] Wrapped[inner=Location[file=A, line=1]]");
    }

    abstract static class Generic<T> {
        Object got = "nothing";

        @Tool("t")
        void take(List<T> value) {
            got = value;
        }
    }

    static class OfLocations extends Generic<Location> {}

    @Test
    void a_type_variable_of_a_superclass_is_what_the_class_says_it_is() {
        OfLocations tools = new OfLocations();

        Calls.call(tools, "take", "{\"value\":[{\"file\":\"A\",\"line\":1}]}");

        assertThat(tools.got).isEqualTo(List.of(new Location("A", 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"file":"A","line":"12"}        | Location[file=A, line=12]
            {"file":12,"line":3.0}          | Location[file=12, line=3]
            "{\\"file\\":\\"A\\",\\"line\\":1}" | Location[file=A, line=1]
            """)
    void a_value_in_other_clothes_is_bound_as_what_it_means(String value, String bound) {
        assertBound("record", value, bound);
    }

    private void assertDescribed(String tool, String schema) {
        assertThat(Calls.schema(this, tool).toPrettyString())
                .isEqualTo(Calls.json(schema).toPrettyString());
    }

    private void assertBound(String tool, String value, String bound) {
        assertThat(Calls.text(this, tool, "{\"value\":" + value + "}")).isEqualTo("(no output)");
        assertThat(taken).hasToString(bound);
    }
}
