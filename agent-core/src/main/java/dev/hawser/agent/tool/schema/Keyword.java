package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** One demand of a schema. */
@FunctionalInterface
interface Keyword {

    /** Reports what is wrong with the value, and returns it in the schema's terms. */
    JsonNode check(JsonNode value, JsonPath path, Problems problems);
}
