package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says in a word or two what a schema demands. */
final class Meaning {

    private static final String ANY = "any value";
    private static final int MAX_DEPTH = 8;

    private final References references;

    Meaning(References references) {
        this.references = references;
    }

    String of(JsonNode schema) {
        return of(schema, 0);
    }

    private String of(JsonNode schema, int depth) {
        if (schema.has("const")) {
            return new EnumKeyword(List.of(schema.get("const"))).meaning();
        }
        if (schema.has("enum")) {
            return new EnumKeyword(list(schema.get("enum"))).meaning();
        }
        Format format = Format.of(schema);
        if (format != null && format.meaning() != null) {
            return format.meaning();
        }
        List<JsonType> types = JsonType.of(schema);
        if (!types.isEmpty()) {
            return Words.or(types.stream().map(JsonType::noun).toList());
        }
        return depth == MAX_DEPTH ? ANY : ofParts(schema, depth + 1);
    }

    private String ofParts(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return of(references.follow(schema), depth);
        }
        List<String> parts = Stream.of("anyOf", "oneOf", "allOf")
                .flatMap(name -> list(schema.path(name)).stream())
                .map(part -> of(part, depth))
                .distinct()
                .toList();
        return parts.isEmpty() ? ANY : Words.or(parts);
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
