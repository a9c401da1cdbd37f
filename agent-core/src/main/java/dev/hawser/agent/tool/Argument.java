package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.hawser.agent.tool.schema.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One argument of a tool and how its value is made from JSON. */
final class Argument {

    private final String name;
    private final Use use;
    private final @Nullable Map<String, Object> constants;

    Argument(String name, Use use) {
        this.name = name;
        this.use = use;
        this.constants = use.type().isEnumImplType() ? EnumNames.of(use.type().getRawClass()) : null;
    }

    String name() {
        return name;
    }

    Use use() {
        return use;
    }

    /** Returns the value of JSON that meets the schema, or reports why there is none. */
    @Nullable Object bind(@Nullable JsonNode value, List<Problem> problems) {
        try {
            if (value != null) {
                Object plain = plain(value);
                return plain == null ? read(value) : plain;
            }
            return use.isOptional() ? read(NullNode.instance) : null;
        } catch (JsonMappingException e) {
            problems.add(new Problem(path(e), message(e)));
        } catch (IOException e) {
            problems.add(new Problem(name, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private Object read(JsonNode value) throws IOException {
        return ToolJson.mapper().readerFor(use.type()).readValue(value);
    }

    /** Returns what Jackson would make of the commonest values, or null for all others, for which Jackson is asked. */
    private @Nullable Object plain(JsonNode value) {
        Class<?> type = use.type().getRawClass();
        if (constants != null) {
            return constants.get(value.textValue());
        }
        if (type == String.class && value.isTextual()) {
            return value.textValue();
        }
        if ((type == int.class || type == Integer.class) && value.isInt()) {
            return value.intValue();
        }
        if ((type == long.class || type == Long.class) && value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return (type == boolean.class || type == Boolean.class) && value.isBoolean() ? value.booleanValue() : null;
    }

    private String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder(name);
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Prefers the words of a constructor that refused its arguments to those of Jackson. */
    private static String message(JsonMappingException failure) {
        if (failure instanceof InvalidFormatException format) {
            return String.format("not a valid %s: %.60s", format.getTargetType().getSimpleName(), format.getValue());
        }
        Throwable cause = failure.getCause();
        boolean refused = cause != null && cause.getMessage() != null && !(cause instanceof IOException);
        return refused
                ? cause.getMessage()
                : failure.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
