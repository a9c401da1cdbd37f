package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code properties}, {@code required}, {@code additionalProperties}, {@code propertyNames}, {@code minProperties} and
 * {@code maxProperties}. A property that is not required may be null, empty, the text "null" or absent alike.
 *
 * @param properties by name, in order
 * @param others what other properties must be, or null if there must be none
 * @param names what the names of the others must be
 */
record ObjectKeyword(
        Map<String, Property> properties,
        @Nullable SchemaNode others,
        SchemaNode names,
        int minProperties,
        int maxProperties)
        implements Keyword {

    ObjectKeyword {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A property that the schema names. */
    record Property(SchemaNode schema, String description, boolean required) {

        /** Returns what it is, as in {@code string: One line}. */
        private String meaning() {
            return description.isEmpty() ? schema.meaning() : schema.meaning() + ": " + description;
        }
    }

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode checked = Json.object();
        properties.forEach((name, property) -> {
            JsonNode given = property.required
                    ? required(property, value.get(name), path.property(name), problems)
                    : optional(property, value.get(name), path.property(name), problems);
            if (given != null) {
                checked.set(name, given);
            }
        });
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!properties.containsKey(entry.getKey())) {
                checked.set(entry.getKey(), other(entry.getKey(), entry.getValue(), path, problems));
            }
        }
        if (value.size() < minProperties) {
            problems.add(path, "must have at least " + Words.count(minProperties, "entry") + ", got " + value.size());
        } else if (value.size() > maxProperties) {
            problems.add(path, "must have at most " + Words.count(maxProperties, "entry") + ", got " + value.size());
        }
        return checked;
    }

    private static @Nullable JsonNode required(
            Property property, @Nullable JsonNode value, JsonPath path, Problems problems) {
        if (value == null || (value.isNull() && !property.schema.admits(NullNode.instance))) {
            problems.add(
                    path, "required, but " + (value == null ? "missing" : "null") + " (" + property.meaning() + ")");
            return null;
        }
        return property.schema.check(value, path, problems);
    }

    private static @Nullable JsonNode optional(
            Property property, @Nullable JsonNode value, JsonPath path, Problems problems) {
        if (value != null && !meansNothing(value)) {
            return property.schema.check(value, path, problems);
        }
        JsonNode defaultValue = property.schema.defaultValue();
        return defaultValue == null ? null : property.schema.check(defaultValue.deepCopy(), path, problems);
    }

    private static boolean meansNothing(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && (value.textValue().isEmpty() || "null".equals(value.textValue())));
    }

    private JsonNode other(String name, JsonNode value, JsonPath path, Problems problems) {
        JsonPath at = path.property(name);
        if (others == null) {
            problems.add(at, unknown(name));
            return value;
        }
        int before = problems.size();
        names.check(TextNode.valueOf(name), at, problems);
        return problems.size() > before ? value : others.check(value, at, problems);
    }

    private String unknown(String name) {
        return Nearest.to(name, properties.keySet())
                .map(nearest -> "unknown, did you mean '" + nearest + "'?")
                .orElseGet(() -> properties.isEmpty()
                        ? "unknown, there are no properties"
                        : "unknown, there are " + Words.list(properties.keySet()));
    }
}
