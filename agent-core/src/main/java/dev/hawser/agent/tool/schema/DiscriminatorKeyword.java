package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@code anyOf} or {@code oneOf} of objects that one property tells apart.
 *
 * @param property the name of the property
 * @param alternatives by the value that the property has in each
 */
record DiscriminatorKeyword(String property, Map<String, SchemaNode> alternatives) implements Keyword {

    private static final TypeKeyword OBJECT = new TypeKeyword(List.of(JsonType.OBJECT));

    DiscriminatorKeyword {
        alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    }

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        int before = problems.size();
        JsonNode object = OBJECT.check(value, path, problems);
        if (problems.size() > before) {
            return value;
        }
        JsonNode kind = object.path(property);
        SchemaNode alternative = kind.isTextual() ? alternatives.get(kind.textValue()) : null;
        if (alternative != null) {
            return alternative.check(object, path, problems);
        }
        EnumKeyword kinds = new EnumKeyword(
                alternatives.keySet().stream().<JsonNode>map(TextNode::valueOf).toList());
        if (kind.isMissingNode() || kind.isNull()) {
            problems.add(path.property(property), "required, but missing (" + kinds.meaning() + ")");
        } else {
            kinds.check(kind, path.property(property), problems);
        }
        return value;
    }
}
