package dev.hawser.agent.tool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JSON Schema of Java types by the rules that Jackson reads them with, since it asks Jackson itself.
 *
 * <p>One generator makes one schema.
 */
final class SchemaGenerator {

    private static final boolean BEAN_VALIDATION = isBeanValidationPresent();
    private static final Pattern SHORT_INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,8}");

    private final Definitions definitions = new Definitions();

    /**
     * Generates the schema of an object.
     *
     * @throws IllegalArgumentException if a type can't be described, or a default is not JSON
     */
    static ObjectNode object(Map<String, Use> properties) {
        SchemaGenerator generator = new SchemaGenerator();
        ObjectNode schema = generator.properties(properties);
        ObjectNode definitions = generator.definitions.resolve();
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    private static boolean isBeanValidationPresent() {
        try {
            Class.forName("jakarta.validation.constraints.Size", false, SchemaGenerator.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    Definitions definitions() {
        return definitions;
    }

    ObjectNode properties(Map<String, Use> uses) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.array();
        uses.forEach((name, use) -> {
            try {
                properties.set(name, property(use));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
            if (isRequired(use)) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode property(Use use) {
        Param param = use.annotation(Param.class);
        ObjectNode schema = schema(use);
        String description = description(param, use.annotation(JsonPropertyDescription.class));
        if (!description.isBlank()) {
            schema.put("description", description);
        }
        if (param != null && !param.defaultValue().isEmpty()) {
            schema.set("default", defaultValue(param.defaultValue(), schema));
        } else if (!isRequired(use) && use.type().isPrimitive()) {
            throw new IllegalArgumentException(
                    "it is optional, but a primitive " + use.type().getRawClass()
                            + " can't be empty: give it a default with @Param(defaultValue = …), or make it an Optional");
        }
        return schema;
    }

    private static String description(@Nullable Param param, @Nullable JsonPropertyDescription description) {
        if (param != null && !param.value().isBlank()) {
            return param.value();
        }
        return description == null ? "" : description.value();
    }

    private static boolean isRequired(Use use) {
        Param param = use.annotation(Param.class);
        boolean optional =
                param != null && (!param.required() || !param.defaultValue().isEmpty());
        return !optional && !use.isNullable() && !use.isOptional();
    }

    /** Reads a default as JSON; the quotes of a text may be left out. Usual ones need no parser, which takes 600 classes. */
    private static JsonNode defaultValue(String text, JsonNode schema) {
        if ("string".equals(schema.path("type").asText()) && !text.startsWith("\"")) {
            return TextNode.valueOf(text);
        }
        if (SHORT_INTEGER.matcher(text).matches()) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the default " + text + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    ObjectNode schema(Use use) {
        ObjectNode schema = schemaOfType(use);
        if (BEAN_VALIDATION && !use.annotations().isEmpty()) {
            BeanValidation.addBounds(schema, use);
        }
        return schema;
    }

    private ObjectNode schemaOfType(Use use) {
        JavaType type = use.type();
        ObjectNode scalar = ScalarTypes.schema(type.getRawClass());
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnumImplType()) {
            return enumeration(type.getRawClass());
        }
        if (type.hasRawClass(Optional.class)) {
            return schema(use.content());
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return list(use);
        }
        return type.isMapLikeType() ? map(use) : object(type);
    }

    private ObjectNode object(JavaType type) {
        Subtypes subtypes = Subtypes.of(type);
        if (subtypes == null) {
            return new BeanSchemas(this).schema(type);
        }
        if (subtypes.byId().size() == 1) {
            Map.Entry<String, JavaType> only =
                    subtypes.byId().entrySet().iterator().next();
            return alternative(subtypes, only.getKey(), only.getValue());
        }
        return definitions.use(type, () -> {
            ObjectNode union = Json.object();
            ArrayNode alternatives = union.putArray("anyOf");
            subtypes.byId().forEach((id, subtype) -> alternatives.add(alternative(subtypes, id, subtype)));
            return union;
        });
    }

    private ObjectNode alternative(Subtypes subtypes, String id, JavaType type) {
        return definitions.use(
                type, subtypes.property() + "=" + id, () -> subtypes.mark(id, new BeanSchemas(this).object(type)));
    }

    private static ObjectNode enumeration(Class<?> type) {
        ArrayNode values = Json.array();
        Map<String, Object> named = EnumNames.of(type);
        if (named != null) {
            named.keySet().forEach(values::add);
        } else {
            for (Object constant : type.getEnumConstants()) {
                values.add(ToolJson.mapper().<JsonNode>valueToTree(constant));
            }
        }
        ObjectNode schema = Json.object();
        if (values.path(0).isTextual()) {
            schema.put("type", "string");
        } else if (values.path(0).isIntegralNumber()) {
            schema.put("type", "integer");
        }
        schema.set("enum", values);
        return schema;
    }

    private ObjectNode list(Use use) {
        ObjectNode schema = Json.object().put("type", "array");
        schema.set("items", schema(use.content()));
        if (use.type().isTypeOrSubTypeOf(Set.class)) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    private ObjectNode map(Use use) {
        ObjectNode schema = Json.object().put("type", "object");
        JavaType key = use.type().getKeyType();
        if (key.isEnumImplType()) {
            ObjectNode properties = schema.putObject("properties");
            for (JsonNode name : enumeration(key.getRawClass()).get("enum")) {
                properties.set(name.asText(), schema(use.content()));
            }
            return schema.put("additionalProperties", false);
        }
        if (!key.hasRawClass(String.class) && !key.isJavaLangObject()) {
            schema.set("propertyNames", mapKeys(key));
        }
        schema.set("additionalProperties", schema(use.content()));
        return schema;
    }

    private static ObjectNode mapKeys(JavaType key) {
        ObjectNode schema = ScalarTypes.schema(key.getRawClass());
        String type = schema == null ? "" : schema.path("type").asText();
        return switch (type) {
            case "string" -> schema;
            case "integer" -> Json.object().put("pattern", "^-?\\d+$");
            default ->
                throw new IllegalArgumentException(
                        "a map can't have keys of " + key.getRawClass().getName()
                                + ": use String, a number without decimals, an enum or a java.time type");
        };
    }
}
