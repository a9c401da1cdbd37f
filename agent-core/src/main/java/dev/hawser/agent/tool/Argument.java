package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.hawser.agent.tool.schema.Problem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One argument of a tool and how its value is made from JSON. */
final class Argument {

    private final String name;
    private final Use use;
    private final ObjectReader reader;

    Argument(String name, Use use) {
        this.name = name;
        this.use = use;
        this.reader = ToolJson.mapper().readerFor(use.type());
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
                return reader.readValue(value);
            }
            return use.isOptional() ? reader.readValue(NullNode.instance) : null;
        } catch (JsonMappingException e) {
            problems.add(new Problem(path(e), message(e)));
        } catch (IOException e) {
            problems.add(new Problem(name, String.valueOf(e.getMessage())));
        }
        return null;
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
