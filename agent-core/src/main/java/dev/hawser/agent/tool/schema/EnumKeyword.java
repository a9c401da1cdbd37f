package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;

/** {@code enum}, and {@code const} for a single value. */
record EnumKeyword(List<JsonNode> values) implements Keyword {

    private static final Comparator<JsonNode> BY_VALUE = EnumKeyword::compare;

    EnumKeyword {
        values = List.copyOf(values);
    }

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        for (JsonNode allowed : values) {
            if (same(allowed, value)) {
                return allowed;
            }
        }
        problems.add(path, "expected " + meaning() + ", got " + Words.of(value));
        return value;
    }

    String meaning() {
        List<String> texts = values.stream().map(Words::of).toList();
        return texts.size() == 1 ? texts.get(0) : "one of " + Words.list(texts);
    }

    /** Returns whether the values are equal as JSON, where 1 and 1.0 are the same number. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(BY_VALUE, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
