package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hawser.agent.json.Json;

/** {@code items}, {@code minItems}, {@code maxItems} and {@code uniqueItems}. */
record ArrayKeyword(SchemaNode items, int minItems, int maxItems, boolean unique) implements Keyword {

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        if (!value.isArray()) {
            return value;
        }
        if (value.size() < minItems) {
            problems.add(path, "must have at least " + Words.count(minItems, "item") + ", got " + value.size());
        } else if (value.size() > maxItems) {
            problems.add(path, "must have at most " + Words.count(maxItems, "item") + ", got " + value.size());
        }
        ArrayNode checked = Json.array();
        for (int i = 0; i < value.size(); i++) {
            checked.add(items.check(value.get(i), path.item(i), problems));
        }
        if (unique) {
            reportRepetitions(checked, path, problems);
        }
        return checked;
    }

    private static void reportRepetitions(ArrayNode items, JsonPath path, Problems problems) {
        for (int i = 1; i < items.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (EnumKeyword.same(items.get(i), items.get(j))) {
                    problems.add(path.item(i), "must not repeat " + path.item(j));
                    break;
                }
            }
        }
    }
}
