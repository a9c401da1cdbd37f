package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import java.util.List;

/** {@code type}. */
record TypeKeyword(List<JsonType> types) implements Keyword {

    TypeKeyword {
        types = List.copyOf(types);
    }

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        for (JsonType type : types) {
            if (type.admits(value)) {
                return value;
            }
        }
        for (JsonType type : types) {
            JsonNode read = type.read(value);
            if (read != null && type.admits(read)) {
                return read;
            }
        }
        problems.add(
                path,
                "expected " + Words.or(types.stream().map(JsonType::phrase).toList()) + ", got " + got(value));
        return value;
    }

    private String got(JsonNode value) {
        boolean container = types.contains(JsonType.OBJECT) || types.contains(JsonType.ARRAY);
        if (container && value.isTextual() && value.textValue().matches("(?s)\\s*[{\\[].*")) {
            try {
                Json.parse(value.textValue());
            } catch (JsonProcessingException e) {
                return "a text with broken JSON: " + Words.of(e);
            }
        }
        return Words.of(value);
    }
}
