package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code anyOf} and {@code oneOf}. For a value that fits nothing it says what the best fitting alternative demands. */
record AnyOfKeyword(List<SchemaNode> alternatives) implements Keyword {

    AnyOfKeyword {
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        JsonNode fitting = null;
        Problems closest = null;
        for (SchemaNode alternative : alternatives) {
            Problems found = new Problems();
            JsonNode checked = alternative.check(value, path, found);
            if (!found.isEmpty()) {
                closest = closer(closest, found, path);
            } else if (checked.equals(value)) {
                return value;
            } else if (fitting == null) {
                fitting = checked;
            }
        }
        if (fitting != null) {
            return fitting;
        }
        if (closest != null) {
            problems.addAll(closest);
        } else {
            problems.add(path, "expected " + meaning() + ", got " + Words.of(value));
        }
        return value;
    }

    private static @Nullable Problems closer(@Nullable Problems closest, Problems found, JsonPath path) {
        boolean otherKind = found.concern(path);
        return otherKind || (closest != null && closest.size() <= found.size()) ? closest : found;
    }

    private String meaning() {
        return Words.or(
                alternatives.stream().map(SchemaNode::meaning).distinct().toList());
    }
}
