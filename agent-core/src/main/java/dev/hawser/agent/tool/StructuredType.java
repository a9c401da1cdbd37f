package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;

/**
 * A Java type as something that a model can fill in: a record, an enum, a sealed type, a list, by the same rules as the
 * arguments of a tool. The value stands in an object of one property, {@value #PROPERTY}, because that is the form that
 * models can be made to write.
 *
 * <p>Immutable, and safe to use from several threads at once. Making one is expensive: keep it.
 *
 * @param <T> the Java type
 */
public final class StructuredType<T> {

    /** The property that holds the value. */
    public static final String PROPERTY = "value";

    private final JavaType type;
    private final Arguments arguments;

    private StructuredType(JavaType type) {
        this.type = type;
        this.arguments = new Arguments(List.of(new Argument(PROPERTY, new Use(type, List.of(), null))));
    }

    /**
     * Describes a type.
     *
     * @param type a class, or a parameterised type such as that of a list
     * @throws IllegalArgumentException if it can't be described; the message says why
     */
    public static <T> StructuredType<T> of(Type type) {
        return new StructuredType<>(ToolJson.mapper().constructType(type));
    }

    /** Returns the schema of the object that holds the value; not to be changed. */
    public ObjectNode schema() {
        return arguments.schema();
    }

    /**
     * Returns the value in the object.
     *
     * @param tool the name of the tool that was called with the object, for the message
     * @throws InvalidArgumentsException with all that is wrong, for the model to correct
     */
    @SuppressWarnings("unchecked")
    public T bind(String tool, JsonNode object) {
        return (T) Objects.requireNonNull(arguments.bind(tool, object)[0]);
    }

    @Override
    public String toString() {
        return "StructuredType[" + type.toCanonical() + "]";
    }
}
