package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * What a model is told of a tool.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 64
 * @param description what it does and when to use it
 * @param inputSchema the JSON Schema of the arguments, of type {@code object}; not to be changed afterwards
 * @param effect what a repeat would do; not told to the model
 */
public record ToolSpec(String name, String description, ObjectNode inputSchema, Effect effect) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** Checks the name and the description. */
    public ToolSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("tool name '" + name
                    + "' is not allowed: use 1 to 64 of the characters a-z, A-Z, 0-9, '_' and '-'");
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("tool '" + name
                    + "' has no description: say what it does and when to use it, models choose tools by that");
        }
        if (!"object".equals(inputSchema.path("type").asText())) {
            throw new IllegalArgumentException("the input schema of tool '" + name + "' must have type 'object'");
        }
    }
}
