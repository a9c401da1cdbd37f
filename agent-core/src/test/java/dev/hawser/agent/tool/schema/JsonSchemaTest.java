package dev.hawser.agent.tool.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.schema.JsonSchema.Checked;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"type":"string"}               | "a"
            {"type":"string"}               | ""
            {"type":"integer"}              | 123456789012345678901234567890
            {"type":"number"}               | 1.10
            {"type":"number"}               | 7
            {"type":"boolean"}              | false
            {"type":"null"}                 | null
            {"type":["string","null"]}      | null
            {"type":"array"}                | [1,"a",null]
            {"type":"object"}               | {"a":{"b":[]}}
            {}                              | {"a":null}
            true                            | [null]
            {"enum":[1,"a",null]}           | null
            {"type":"string","pattern":"^a"}| "ab"
            {"minProperties":1}             | {"a":1}
            {"unheardOf":1}                 | "x"
            {"type":"string","format":"unheard-of"} | "x"
            """)
    void a_valid_value_stays_as_it_is(String schema, String value) throws JsonProcessingException {
        assertThat(check(property(schema), "{\"v\":" + value + "}"))
                .isEqualTo(new Checked(Json.parse("{\"v\":" + value + "}"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"type":"string"}  | null       | required, but null (string)
            {"type":"string"}  | ["a"]      | expected a string, got a list
            {"type":"string"}  | {}         | expected a string, got an object
            {"type":"integer"} | "x"        | expected an integer, got "x"
            {"type":"integer"} | ""         | expected an integer, got ""
            {"type":"integer"} | 3.5        | expected an integer, got 3.5
            {"type":"integer"} | "3.5"      | expected an integer, got "3.5"
            {"type":"integer"} | true       | expected an integer, got true
            {"type":"integer"} | 1e999999   | expected an integer, got 1E+999999
            {"type":"integer"} | "1,000"    | expected an integer, got "1,000"
            {"type":"number"}  | "0x10"     | expected a number, got "0x10"
            {"type":"number"}  | "NaN"      | expected a number, got "NaN"
            {"type":"number"}  | false      | expected a number, got false
            {"type":"boolean"} | "yes"      | expected true or false, got "yes"
            {"type":"boolean"} | 1          | expected true or false, got 1
            {"type":"array"}   | "a"        | expected a list, got "a"
            {"type":"array"}   | {}         | expected a list, got an object
            {"type":"array"}   | "{}"       | expected a list, got "{}"
            {"type":"object"}  | 5          | expected an object, got 5
            {"type":"object"}  | "[]"       | expected an object, got "[]"
            {"type":"object"}  | "{\\"a\\":" | expected an object, got a text with broken JSON: Unexpected end-of-input within/between Object entries at line 1, column 6
            {"type":"null"}    | 1          | expected null, got 1
            {"type":["integer","null"]} | "x" | expected an integer or null, got "x"
            {"const":"a"}      | "b"        | expected "a", got "b"
            {"enum":["a","b"]} | "A"        | expected one of "a", "b", got "A"
            {"enum":[1,2]}     | 3          | expected one of 1, 2, got 3
            {"minimum":1}      | 0          | must be at least 1, got 0
            {"maximum":1.5}    | 1.6        | must be at most 1.5, got 1.6
            {"exclusiveMinimum":0} | 0      | must be more than 0, got 0
            {"exclusiveMaximum":1e2} | 100  | must be less than 100, got 100
            {"minLength":1}    | ""         | must have at least 1 character, got 0
            {"minLength":2}    | "\uD83D\uDE00" | must have at least 2 characters, got 1
            {"maxLength":2}    | "abc"      | must have at most 2 characters, got 3
            {"pattern":"^a+$"} | "b"        | must match ^a+$, got "b"
            {"minItems":2}     | [1]        | must have at least 2 items, got 1
            {"maxItems":1}     | [1,2]      | must have at most 1 item, got 2
            {"minProperties":1}| {}         | must have at least 1 entry, got 0
            {"maxProperties":2}| {"a":1,"b":1,"c":1} | must have at most 2 entries, got 3
            {"format":"int32"} | 2147483648 | expected an integer from -2147483648 to 2147483647, got 2147483648
            {"format":"int64"} | 9223372036854775808 | expected an integer from -9223372036854775808 to 9223372036854775807, got 9223372036854775808
            {"format":"float"} | 1e39       | expected a number in the range of a float, got 1E+39
            {"format":"double"}| 1e309      | expected a number in the range of a double, got 1E+309
            {"format":"date"}  | "31.5.2024"| expected a date such as 2024-05-31, got "31.5.2024"
            {"format":"date"}  | "2024-02-30" | expected a date such as 2024-05-31, got "2024-02-30"
            {"format":"date-time"} | "2024-05-31T18:30:00" | expected a date and time with offset such as 2024-05-31T18:30:00Z, got "2024-05-31T18:30:00"
            {"format":"date-time-local"} | "2024-05-31T18:30:00Z" | expected a date and time without offset such as 2024-05-31T18:30:00, got "2024-05-31T18:30:00Z"
            {"format":"time"}  | "18:30"    | expected a time with offset such as 18:30:00Z, got "18:30"
            {"format":"time-local"} | "6pm" | expected a time such as 18:30:00, got "6pm"
            {"format":"duration"} | "1h"    | expected a duration such as PT1H30M, got "1h"
            {"format":"period"}| "PT1H"     | expected a period of days, months or years such as P1M14D, got "PT1H"
            {"format":"year-month"} | "May" | expected a month such as 2024-05, got "May"
            {"format":"month-day"} | "05-31" | expected a day of any year such as --05-31, got "05-31"
            {"format":"uuid"}  | "1-2-3-4-5"| expected a UUID such as 123e4567-e89b-12d3-a456-426614174000, got "1-2-3-4-5"
            {"format":"uri"}   | "a b"      | expected a URI such as https://example.com/a, got "a b"
            {"format":"email"} | "me"       | expected an e-mail address such as a@example.com, got "me"
            {"contentEncoding":"base64"} | "%%%" | expected bytes in base64, got "%%%"
            false              | 1          | must be left out
            {"anyOf":[{"type":"integer"},{"type":"boolean"}]} | "x" | expected integer or boolean, got "x"
            {"oneOf":[{"type":"integer"},{"enum":["a"]}]} | "x" | expected integer or "a", got "x"
            {"allOf":[{"type":"integer"},{"minimum":3}]} | "2" | must be at least 3, got 2
            """)
    void a_wrong_value_is_reported(String schema, String value, String message) {
        assertThat(check(property(schema), "{\"v\":" + value + "}").problems())
                .containsExactly(new Problem("v", message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"type":"integer"} | "42"              | 42
            {"type":"integer"} | " -7 "            | -7
            {"type":"integer"} | 3.0               | 3
            {"type":"integer"} | "3.00"            | 3
            {"type":"integer"} | 1e3               | 1000
            {"type":"integer"} | "9007199254740993"| 9007199254740993
            {"type":"integer"} | "123456789012345678901234567890" | 123456789012345678901234567890
            {"type":"number"}  | "1.10"            | 1.10
            {"type":"number"}  | "5"               | 5
            {"type":"boolean"} | "true"            | true
            {"type":"boolean"} | "False"           | false
            {"type":"string"}  | 1.10              | "1.10"
            {"type":"string"}  | true              | "true"
            {"type":"object"}  | " {\\"a\\":1}"    | {"a":1}
            {"type":"array"}   | "[1,2]"           | [1,2]
            {"enum":[1,2]}     | 1.0               | 1
            {"type":["integer","null"]} | "5"      | 5
            {"type":"array","items":{"type":"integer"}} | ["1",2.0] | [1,2]
            {"type":"object","additionalProperties":{"type":"boolean"}} | {"a":"true"} | {"a":true}
            {"anyOf":[{"type":"integer"},{"type":"string"}]} | "5"  | "5"
            {"anyOf":[{"type":"integer"},{"type":"boolean"}]} | "5" | 5
            """)
    void a_value_in_other_clothes_is_read_as_what_it_means(String schema, String value, String read)
            throws JsonProcessingException {
        Checked checked = check(property(schema), "{\"v\":" + value + "}");

        assertThat(checked.problems()).isEmpty();
        assertThat(Json.write(checked.value())).isEqualTo("{\"v\":" + read + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}              | {}
            {"v":null}      | {}
            {"v":""}        | {}
            {"v":"null"}    | {}
            {"v":" "}       | {"v":" "}
            """)
    void an_optional_property_that_says_nothing_is_left_out(String value, String read) {
        Checked checked = check("{\"properties\":{\"v\":{\"type\":\"string\"}}}", value);

        assertThat(checked.problems()).isEmpty();
        assertThat(Json.write(checked.value())).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}          | {"v":[1]}
            {"v":null}  | {"v":[1]}
            {"v":[2]}   | {"v":[2]}
            """)
    void a_default_stands_for_a_missing_value(String value, String read) {
        String schema = "{\"properties\":{\"v\":{\"type\":\"array\",\"default\":[1]}}}";

        assertThat(Json.write(check(schema, value).value())).isEqualTo(read);
    }

    @Test
    void a_required_text_may_be_empty_or_the_word_null() {
        String value = "{\"a\":\"\",\"b\":\"null\"}";
        String schema =
                "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}},\"required\":[\"a\",\"b\"]}";

        assertThat(Json.write(check(schema, value).value())).isEqualTo(value);
    }

    @Test
    void all_problems_are_reported_at_once_in_the_order_of_the_schema() {
        String schema = """
                {"type":"object","properties":{
                  "title":{"type":"string","description":"One line"},
                  "kind":{"enum":["bug","task"]},
                  "due":{"type":"string","format":"date"},
                  "tags":{"type":"array","items":{"type":"string"},"maxItems":1},
                  "seen":{"type":"array","items":{"$ref":"#/$defs/Location"}},
                  "labels":{"type":"object","propertyNames":{"pattern":"^[a-z ]+$"},"additionalProperties":{"type":"integer"}},
                  "other":{"$ref":"#/$defs/Location"},
                  "any":{}},
                 "required":["title","kind","due","any"],"additionalProperties":false,
                 "$defs":{"Location":{"type":"object",
                   "properties":{"file":{"type":"string"},"line":{"type":"integer"}},
                   "required":["file","line"],"additionalProperties":false}}}
                """;
        String value = """
                {"titel":"x","due":null,"tags":["a",[],"c"],"seen":[{"line":"x","file":"f"},5,{"file":"a","line":1,"col":2}],
                 "labels":{"A":1,"a b":"x"},"other":{},"what is this":1}
                """;

        assertThat(lines(check(schema, value))).isEqualTo("""
                        title: required, but missing (string: One line)
                        kind: required, but missing (one of "bug", "task")
                        due: required, but null (date)
                        tags: must have at most 1 item, got 3
                        tags[1]: expected a string, got a list
                        seen[0].line: expected an integer, got "x"
                        seen[1]: expected an object, got 5
                        seen[2].col: unknown, there are file, line
                        labels.A: must match ^[a-z ]+$, got "A"
                        labels["a b"]: expected an integer, got "x"
                        other.file: required, but missing (string)
                        other.line: required, but missing (integer)
                        any: required, but missing (any value)
                        titel: unknown, did you mean 'title'?
                        ["what is this"]: unknown, there are title, kind, due, tags, seen, labels, other, any""");
    }

    @Test
    void repeated_items_are_reported_where_items_must_differ() {
        assertThat(lines(check(property("{\"uniqueItems\":true}"), "{\"v\":[1,\"1\",1.0,{\"a\":1},{\"a\":1.0},1]}")))
                .isEqualTo("""
                        v[2]: must not repeat v[0]
                        v[4]: must not repeat v[3]
                        v[5]: must not repeat v[0]""");
    }

    @Test
    void a_property_that_tells_alternatives_apart_decides_which_one_is_checked() {
        String schema = property("""
                {"anyOf":[{"$ref":"#/$defs/Circle"},
                          {"type":"object","properties":{"type":{"const":"square"},"side":{"type":"number"}},"required":["type","side"]}]}
                """, """
                "Circle":{"type":"object","properties":{"type":{"const":"circle"},"radius":{"type":"number"}},"required":["type","radius"]}
                """);

        assertThat(lines(check(schema, "{\"v\":{\"type\":\"circle\",\"radius\":1}}")))
                .isEmpty();
        assertThat(lines(check(schema, "{\"v\":{\"type\":\"circle\",\"radius\":\"x\"}}")))
                .isEqualTo("v.radius: expected a number, got \"x\"");
        assertThat(lines(check(schema, "{\"v\":{\"type\":\"line\"}}")))
                .isEqualTo("v.type: expected one of \"circle\", \"square\", got \"line\"");
        assertThat(lines(check(schema, "{\"v\":{\"radius\":1}}")))
                .isEqualTo("v.type: required, but missing (one of \"circle\", \"square\")");
        assertThat(lines(check(schema, "{\"v\":7}"))).isEqualTo("v: expected an object, got 7");
        assertThat(lines(check(schema, "{\"v\":\"{\\\"type\\\":\\\"square\\\",\\\"side\\\":1}\"}")))
                .isEmpty();
    }

    @Test
    void of_alternatives_that_only_their_properties_tell_apart_the_closest_is_reported() {
        String schema = property("""
                {"anyOf":[{"type":"object","properties":{"radius":{"type":"number"}},"required":["radius"],"additionalProperties":false},
                          {"type":"object","properties":{"side":{"type":"number"},"turned":{"type":"boolean"}},"required":["side"],"additionalProperties":false}]}
                """);

        assertThat(lines(check(schema, "{\"v\":{\"side\":1,\"turned\":7}}")))
                .isEqualTo("v.turned: expected true or false, got 7");
        assertThat(lines(check(schema, "{\"v\":true}"))).isEqualTo("v: expected object, got true");
    }

    @Test
    void a_recursive_schema_is_followed_as_deep_as_the_value_goes() {
        String schema = property("{\"$ref\":\"#/$defs/Node\"}", """
                "Node":{"type":"object","properties":{"name":{"type":"string"},"kids":{"type":"array","items":{"$ref":"#/$defs/Node"}}},"required":["name"]}
                """);

        assertThat(lines(
                        check(schema, "{\"v\":{\"name\":\"a\",\"kids\":[{\"name\":\"b\",\"kids\":[{\"kids\":[]}]}]}}")))
                .isEqualTo("v.kids[0].kids[0].name: required, but missing (string)");
    }

    @Test
    void a_long_value_is_shown_by_its_beginning() {
        String value = "x".repeat(59) + "\uD83D\uDE00" + "y".repeat(100);

        assertThat(check(property("{\"type\":\"integer\"}"), "{\"v\":\"" + value + "\"}")
                        .problems())
                .containsExactly(new Problem("v", "expected an integer, got \"" + "x".repeat(59) + "…\""));
    }

    @Test
    void a_number_that_json_does_not_know_is_none() {
        ObjectNode value = Json.object();
        value.set("v", DoubleNode.valueOf(Double.NaN));

        assertThat(JsonSchema.of(parse(property("{\"type\":\"number\"}")))
                        .check(value)
                        .problems())
                .containsExactly(new Problem("v", "expected a number, got \"NaN\""));
    }

    @Test
    void the_checked_value_is_left_alone() throws JsonProcessingException {
        JsonNode value = Json.parse("{\"v\":[\"1\"],\"w\":null}");

        JsonSchema.of(parse(property("{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}")))
                .check(value);

        assertThat(Json.write(value)).isEqualTo("{\"v\":[\"1\"],\"w\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"type":"text"}                   | the schema has a type 'text', which JSON has not
            {"$ref":"#/$defs/Nowhere"}        | the schema refers to '#/$defs/Nowhere', which it does not define
            {"$ref":"http://example.com/a"}   | the schema refers to 'http://example.com/a', which it does not define
            {"type":"integer","default":"x"}  | the default of v: expected an integer, got "x"
            """)
    void a_schema_that_makes_no_sense_is_refused(String schema, String message) {
        assertThatThrownBy(() -> JsonSchema.of(parse(property(schema))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static String property(String schema) {
        return property(schema, "");
    }

    private static String property(String schema, String definitions) {
        return "{\"type\":\"object\",\"properties\":{\"v\":" + schema + "},\"required\":[\"v\"],\"$defs\":{"
                + definitions + "}}";
    }

    private static Checked check(String schema, String value) {
        try {
            return JsonSchema.of(parse(schema)).check(Json.parse(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value, e);
        }
    }

    private static String lines(Checked checked) {
        return checked.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static ObjectNode parse(String schema) {
        try {
            return (ObjectNode) Json.parse(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(schema, e);
        }
    }
}
