package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The parts of a schema that are used in several places or in themselves. What is used once is put where it is used. */
final class Definitions {

    private final Map<Key, Definition> definitions = new LinkedHashMap<>();

    private record Key(JavaType type, String variant) {}

    private record Definition(String name, ObjectNode schema, List<ObjectNode> uses) {}

    /** Returns a node that will hold the schema of the type, or a reference to it. */
    ObjectNode use(JavaType type, Supplier<ObjectNode> schema) {
        return use(type, "", schema);
    }

    /**
     * Returns a node that will hold the schema of the type, or a reference to it.
     *
     * @param variant what is special about the type here
     * @param schema makes the schema; is asked once a type and variant, and may use the same ones again
     */
    ObjectNode use(JavaType type, String variant, Supplier<ObjectNode> schema) {
        Key key = new Key(type, variant);
        Definition definition = definitions.get(key);
        if (definition == null) {
            definition = new Definition(name(type), Json.object(), new ArrayList<>());
            definitions.put(key, definition);
            definition.schema.setAll(schema.get());
        }
        ObjectNode use = Json.object();
        definition.uses.add(use);
        return use;
    }

    /** Returns {@code Page} or {@code Page_Item}. */
    private static String name(JavaType type) {
        StringBuilder name =
                new StringBuilder(type.getRawClass().getSimpleName().replace("[]", "s"));
        type.getBindings()
                .getTypeParameters()
                .forEach(parameter -> name.append('_').append(name(parameter)));
        return name.toString();
    }

    /** Fills the nodes that were handed out, and returns the named definitions. */
    ObjectNode resolve() {
        ObjectNode named = Json.object();
        Map<String, Integer> taken = new HashMap<>();
        for (Definition definition : definitions.values()) {
            if (definition.uses.size() == 1) {
                fill(definition.uses.get(0), definition.schema);
                continue;
            }
            int count = taken.merge(definition.name, 1, Integer::sum);
            String name = count == 1 ? definition.name : definition.name + count;
            named.set(name, definition.schema);
            for (ObjectNode use : definition.uses) {
                fill(use, Json.object().put("$ref", "#/$defs/" + name));
            }
        }
        return named;
    }

    /** Puts the schema in front of what was said about this use alone, which takes precedence. */
    private static void fill(ObjectNode use, ObjectNode schema) {
        ObjectNode own = Json.object();
        own.setAll(use);
        use.removeAll();
        use.setAll(schema);
        use.setAll(own);
    }
}
