package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.schema.JsonSchema;
import dev.hawser.agent.tool.schema.JsonSchema.Checked;
import dev.hawser.agent.tool.schema.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a tool: what the model is told of them, and how they are checked and bound. */
final class Arguments {

    private final List<Argument> arguments;
    private final ObjectNode schema;
    private final JsonSchema check;

    /**
     * Describes the arguments.
     *
     * @throws IllegalArgumentException if one has a type that can't be described, or a default that is not of its type
     */
    Arguments(List<Argument> arguments) {
        Map<String, Use> uses = new LinkedHashMap<>();
        arguments.forEach(argument -> uses.put(argument.name(), argument.use()));
        this.arguments = List.copyOf(arguments);
        this.schema = SchemaGenerator.object(uses);
        this.check = JsonSchema.of(schema);
    }

    ObjectNode schema() {
        return schema;
    }

    /**
     * Returns the values of the arguments, in order.
     *
     * @param tool the name of the tool
     * @throws InvalidArgumentsException with all that is wrong
     */
    @Nullable Object[] bind(String tool, JsonNode input) {
        Checked checked = check.check(isNothing(input) ? Json.object() : input);
        List<Problem> problems = new ArrayList<>(checked.problems());
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            Argument argument = arguments.get(i);
            if (checked.problems().stream().noneMatch(problem -> concerns(problem, argument.name()))) {
                values[i] = argument.bind(checked.value().get(argument.name()), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidArgumentsException(tool, problems);
        }
        return values;
    }

    private static boolean isNothing(JsonNode input) {
        return input.isNull()
                || input.isMissingNode()
                || (input.isTextual() && input.textValue().isBlank());
    }

    private static boolean concerns(Problem problem, String name) {
        String path = problem.path();
        return path.isEmpty()
                || (path.startsWith(name)
                        && (path.length() == name.length() || ".[".indexOf(path.charAt(name.length())) >= 0));
    }
}
