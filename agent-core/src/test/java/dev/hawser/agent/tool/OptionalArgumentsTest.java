package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalArgumentsTest {

    private Object taken = "nothing";

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Nullable {}

    @Tool("t")
    void optional(
            @Param(value = "A word", required = false) String param,
            @org.jspecify.annotations.Nullable Integer ofType,
            @Nullable Integer ofParameter,
            Optional<List<String>> optional,
            boolean required) {
        taken = param + " " + ofType + " " + ofParameter + " " + optional + " " + required;
    }

    @Test
    void an_argument_may_be_marked_as_optional_in_several_ways() {
        assertDescribed("optional", """
                {"type":"object","properties":{
                 "param":{"type":"string","description":"A word"},
                 "ofType":{"type":"integer","format":"int32"},
                 "ofParameter":{"type":"integer","format":"int32"},
                 "optional":{"type":"array","items":{"type":"string"}},
                 "required":{"type":"boolean"}},
                 "required":["required"],"additionalProperties":false}
                """);
    }

    record Explicit(@org.jspecify.annotations.Nullable String note, int line) {
        @SuppressWarnings("unused")
        Explicit(String note, int line) {
            this.note = note;
            this.line = line;
        }
    }

    @Tool("t")
    void component(Explicit value) {
        taken = value;
    }

    @Test
    void a_component_may_be_marked_as_nullable_although_an_explicit_constructor_is_silent() {
        assertThat(Calls.schema(this, "component").at("/properties/value/required"))
                .isEqualTo(Calls.json("[\"line\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"required\":true}",
                "{\"param\":null,\"ofType\":null,\"ofParameter\":null,\"optional\":null,\"required\":true}",
                "{\"param\":\"\",\"ofType\":\"\",\"ofParameter\":\"\",\"optional\":\"\",\"required\":true}",
                "{\"param\":\"null\",\"ofType\":\"null\",\"ofParameter\":\"null\",\"optional\":\"null\",\"required\":\"true\"}"
            })
    void an_optional_argument_may_be_absent_null_empty_or_the_word_null(String input) {
        assertThat(Calls.text(this, "optional", input)).isEqualTo("(no output)");
        assertThat(taken).hasToString("null null null Optional.empty true");
    }

    enum Order {
        ASCENDING,
        DESCENDING
    }

    record Paging(
            @Param(defaultValue = "100") int limit,
            @org.jspecify.annotations.Nullable String cursor,
            Optional<String> filter) {}

    @Tool("t")
    void defaults(
            @Param(defaultValue = "7") int number,
            @Param(defaultValue = "1.10") BigDecimal exact,
            @Param(defaultValue = "true") boolean truth,
            @Param(defaultValue = "plain text") String text,
            @Param(defaultValue = "\"quoted\"") String quoted,
            @Param(defaultValue = "5") String digits,
            @Param(defaultValue = "DESCENDING") Order order,
            @Param(defaultValue = "PT5S") Duration duration,
            @Param(defaultValue = "[1,2]") List<Integer> list,
            @Param(defaultValue = "{}") Paging paging,
            @Param(defaultValue = "{\"a\":{}}") Map<String, Paging> map) {
        taken = List.of(number, exact, truth, text, quoted, digits, order, duration, list, paging, map);
    }

    @Test
    void a_default_is_in_the_schema_and_stands_for_a_missing_argument() {
        assertDescribed("defaults", """
                {"type":"object","properties":{
                 "number":{"type":"integer","format":"int32","default":7},
                 "exact":{"type":"number","default":1.10},
                 "truth":{"type":"boolean","default":true},
                 "text":{"type":"string","default":"plain text"},
                 "quoted":{"type":"string","default":"quoted"},
                 "digits":{"type":"string","default":"5"},
                 "order":{"type":"string","enum":["ASCENDING","DESCENDING"],"default":"DESCENDING"},
                 "duration":{"type":"string","format":"duration","default":"PT5S"},
                 "list":{"type":"array","items":{"type":"integer","format":"int32"},"default":[1,2]},
                 "paging":{"$ref":"#/$defs/Paging","default":{}},
                 "map":{"type":"object","additionalProperties":{"$ref":"#/$defs/Paging"},"default":{"a":{}}}},
                 "additionalProperties":false,
                 "$defs":{"Paging":{"type":"object","properties":{
                  "limit":{"type":"integer","format":"int32","default":100},
                  "cursor":{"type":"string"},
                  "filter":{"type":"string"}},"additionalProperties":false}}}
                """);
        Calls.call(this, "defaults", "{}");
        assertThat(taken)
                .hasToString("[7, 1.10, true, plain text, quoted, 5, DESCENDING, PT5S, [1, 2], "
                        + "Paging[limit=100, cursor=null, filter=Optional.empty], "
                        + "{a=Paging[limit=100, cursor=null, filter=Optional.empty]}]");
    }

    @Test
    void a_given_value_takes_precedence_over_the_default() {
        Calls.call(this, "defaults", "{\"number\":1,\"list\":[],\"paging\":{\"limit\":2,\"cursor\":\"c\"}}");

        assertThat(taken)
                .asString()
                .startsWith("[1, ")
                .contains("[], Paging[limit=2, cursor=c, filter=Optional.empty]");
    }

    private void assertDescribed(String tool, String schema) {
        assertThat(Calls.schema(this, tool).toPrettyString())
                .isEqualTo(Calls.json(schema).toPrettyString());
    }
}
