package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code minLength} and {@code maxLength}, in characters of Unicode. */
record LengthKeyword(int min, int max) implements Keyword {

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            problems.add(path, "must have at least " + Words.count(min, "character") + ", got " + length);
        } else if (length > max) {
            problems.add(path, "must have at most " + Words.count(max, "character") + ", got " + length);
        }
        return value;
    }
}
