package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A JSON Schema that values are checked against. Compile it once and use it from as many threads as you like.
 *
 * <p>It knows the part of draft 2020-12 that tools are described with: {@code type}, {@code properties}, {@code required},
 * {@code additionalProperties}, {@code propertyNames}, {@code items}, {@code enum}, {@code const}, {@code $ref} inside the
 * schema, {@code anyOf}, {@code oneOf} (read as {@code anyOf}), {@code allOf}, the bounds of numbers, texts, lists and
 * objects, {@code uniqueItems}, {@code pattern}, {@code default}, and {@code format} and {@code contentEncoding} as far as
 * Java types give rise to them. Other keywords are not checked.
 *
 * <p>It is lenient where a model's meaning is clear. A property that is not required may be null, {@code ""}, {@code "null"}
 * or absent alike. A text is read as a number, a truth value, an object or a list where one of those is expected, and a
 * number or truth value as text where text is expected. 3.0 is an integer.
 */
public final class JsonSchema {

    private final SchemaNode root;

    private JsonSchema(SchemaNode root) {
        this.root = root;
    }

    /**
     * Compiles a schema.
     *
     * @throws IllegalArgumentException if it names an unknown type, refers to what it doesn't define, or has a pattern that
     *     is not a regular expression
     */
    public static JsonSchema of(ObjectNode schema) {
        return new JsonSchema(new SchemaCompiler(schema).compile());
    }

    /** Checks a value and returns all that is wrong with it, in the order of the schema. The value stays as it is. */
    public Checked check(JsonNode value) {
        Problems problems = new Problems();
        JsonNode checked = root.check(value, JsonPath.ROOT, problems);
        return new Checked(checked, problems.toList());
    }

    /**
     * What a check found.
     *
     * @param value the value in the schema's terms: with defaults filled in, with empty optional properties left out, with
     *     numbers instead of texts that hold numbers. To be used only if there are no problems
     * @param problems what is wrong; empty if the value is valid
     */
    public record Checked(JsonNode value, List<Problem> problems) {}
}
