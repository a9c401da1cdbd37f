package dev.hawser.agent.tool;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.tool.schema.JsonSchema;
import dev.hawser.agent.tool.schema.JsonSchema.Checked;
import dev.hawser.agent.tool.schema.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java type that a model fills in: the input of a tool of one's own, or structured output. It is described, checked and
 * bound by the rules of the parameters of {@link Tool} methods.
 *
 * <p>Immutable, and safe to use from several threads at once. Making one costs about a millisecond, so keep it.
 *
 * @param <T> the type
 */
public final class InputType<T> {

    private static final String VALUE = "value";

    private final ObjectNode schema;
    private final JsonSchema check;
    private final boolean wrapped;
    private final Argument argument;

    private InputType(ObjectNode schema, boolean wrapped, Argument argument) {
        this.schema = schema;
        this.check = JsonSchema.of(schema);
        this.wrapped = wrapped;
        this.argument = argument;
    }

    /**
     * Describes a type.
     *
     * @param type mostly a record; anything that a parameter of a {@link Tool} method may be, but not a primitive
     * @throws IllegalArgumentException if it is primitive or can't be described
     */
    public static <T> InputType<T> of(Class<T> type) {
        return ofType(type);
    }

    /**
     * Describes a type that may be generic, such as that of a list. See {@link #of(Class)}.
     *
     * @throws IllegalArgumentException if it is primitive or can't be described
     */
    public static <T> InputType<T> of(TypeReference<T> type) {
        return ofType(type.getType());
    }

    private static <T> InputType<T> ofType(Type reflected) {
        JavaType type = ToolJson.mapper().constructType(reflected);
        if (type.isPrimitive()) {
            throw new IllegalArgumentException(type.getRawClass() + " is primitive: take the class in its place");
        }
        Use use = new Use(type, List.of(), null);
        ObjectNode wrapping = SchemaGenerator.object(Map.of(VALUE, use));
        ObjectNode schema = (ObjectNode) wrapping.get("properties").get(VALUE);
        if (!"object".equals(schema.path("type").asText())) {
            return new InputType<>(wrapping, true, new Argument(VALUE, use));
        }
        if (wrapping.has("$defs")) {
            schema.set("$defs", wrapping.get("$defs"));
        }
        return new InputType<>(schema, false, new Argument("", use));
    }

    /**
     * Returns the schema, of type {@code object} as {@link ToolSpec} wants it. What is no object in JSON, or is recursive or
     * one of several subtypes, is the property {@code value} of one. Not to be changed.
     */
    public ObjectNode schema() {
        return schema;
    }

    /**
     * Returns the value that the model's input stands for.
     *
     * @param tool the name of the tool, for the message to the model
     * @throws InvalidArgumentsException with all that is wrong with the input
     */
    @SuppressWarnings("unchecked")
    public T read(String tool, JsonNode input) {
        Checked checked = check.check(input);
        List<Problem> problems = new ArrayList<>(checked.problems());
        if (problems.isEmpty()) {
            Object value = argument.bind(wrapped ? checked.value().get(VALUE) : checked.value(), problems);
            if (problems.isEmpty()) {
                return (T) value;
            }
        }
        throw new InvalidArgumentsException(tool, problems);
    }
}
