package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** {@code pattern}. */
record PatternKeyword(Pattern pattern) implements Keyword {

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        if (value.isTextual() && !pattern.matcher(value.textValue()).find()) {
            problems.add(path, "must match " + pattern.pattern() + ", got " + Words.of(value));
        }
        return value;
    }
}
