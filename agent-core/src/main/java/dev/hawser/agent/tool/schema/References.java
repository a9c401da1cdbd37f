package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Finds what {@code $ref} refers to.
 *
 * @param root the schema as a whole
 */
record References(ObjectNode root) {

    /** Returns what the schema refers to, or the schema itself if it doesn't refer to anything. */
    JsonNode follow(JsonNode schema) {
        return schema.has("$ref") ? target(schema.get("$ref").asText()) : schema;
    }

    JsonNode target(String reference) {
        JsonNode target = reference.startsWith("#") ? root.at(reference.substring(1)) : root.path("");
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("the schema refers to '" + reference + "', which it does not define");
        }
        return target;
    }
}
