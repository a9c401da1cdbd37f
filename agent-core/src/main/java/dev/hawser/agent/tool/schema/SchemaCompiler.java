package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the JSON of a schema into {@link SchemaNode}s. */
final class SchemaCompiler {

    private static final SchemaNode ANYTHING = new SchemaNode(List.of(), "any value", null);
    private static final SchemaNode NOTHING = new SchemaNode(
            List.of((value, path, problems) -> {
                problems.add(path, "must be left out");
                return value;
            }),
            "nothing",
            null);

    private final ObjectNode root;
    private final References references;
    private final Meaning meaning;
    private final Map<String, SchemaNode> referenced = new HashMap<>();
    private final List<Runnable> checksOfDefaults = new ArrayList<>();

    SchemaCompiler(ObjectNode root) {
        this.root = root;
        this.references = new References(root);
        this.meaning = new Meaning(references);
    }

    SchemaNode compile() {
        SchemaNode compiled = compile(root);
        checksOfDefaults.forEach(Runnable::run);
        return compiled;
    }

    private SchemaNode compile(JsonNode schema) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? ANYTHING : NOTHING;
        }
        List<Keyword> keywords = new ArrayList<>();
        addReference(schema, keywords);
        addType(schema, keywords);
        addValues(schema, keywords);
        addBounds(schema, keywords);
        addText(schema, keywords);
        addArray(schema, keywords);
        addObject(schema, keywords);
        addAlternatives(schema.path("anyOf"), keywords);
        addAlternatives(schema.path("oneOf"), keywords);
        for (JsonNode part : schema.path("allOf")) {
            keywords.add(compile(part)::check);
        }
        return new SchemaNode(keywords, meaning.of(schema), schema.get("default"));
    }

    private void addReference(JsonNode schema, List<Keyword> keywords) {
        if (!schema.has("$ref")) {
            return;
        }
        String reference = schema.get("$ref").asText();
        if (!referenced.containsKey(reference)) {
            referenced.put(reference, NOTHING);
            referenced.put(reference, compile(references.target(reference)));
        }
        keywords.add((value, path, problems) -> referenced.get(reference).check(value, path, problems));
    }

    private static void addType(JsonNode schema, List<Keyword> keywords) {
        List<JsonType> types = JsonType.of(schema);
        if (!types.isEmpty()) {
            keywords.add(new TypeKeyword(types));
        }
    }

    private static void addValues(JsonNode schema, List<Keyword> keywords) {
        if (schema.has("const")) {
            keywords.add(new EnumKeyword(List.of(schema.get("const"))));
        }
        if (schema.has("enum")) {
            List<JsonNode> values = new ArrayList<>();
            schema.get("enum").forEach(values::add);
            keywords.add(new EnumKeyword(values));
        }
    }

    private static void addBounds(JsonNode schema, List<Keyword> keywords) {
        addBound(schema, "minimum", "at least", order -> order >= 0, keywords);
        addBound(schema, "maximum", "at most", order -> order <= 0, keywords);
        addBound(schema, "exclusiveMinimum", "more than", order -> order > 0, keywords);
        addBound(schema, "exclusiveMaximum", "less than", order -> order < 0, keywords);
    }

    private static void addBound(
            JsonNode schema, String name, String demand, IntPredicate allowed, List<Keyword> keywords) {
        if (schema.path(name).isNumber()) {
            keywords.add(
                    new NumberKeyword(demand, new BigDecimal(schema.get(name).asText()), allowed));
        }
    }

    private static void addText(JsonNode schema, List<Keyword> keywords) {
        if (schema.has("minLength") || schema.has("maxLength")) {
            keywords.add(new LengthKeyword(least(schema, "minLength"), most(schema, "maxLength")));
        }
        if (schema.has("pattern")) {
            keywords.add(
                    new PatternKeyword(Pattern.compile(schema.get("pattern").asText())));
        }
        Format format = Format.of(schema);
        if (format != null) {
            keywords.add(format);
        }
    }

    private void addArray(JsonNode schema, List<Keyword> keywords) {
        if (schema.has("items") || schema.has("minItems") || schema.has("maxItems") || schema.has("uniqueItems")) {
            keywords.add(new ArrayKeyword(
                    schema.has("items") ? compile(schema.get("items")) : ANYTHING,
                    least(schema, "minItems"),
                    most(schema, "maxItems"),
                    schema.path("uniqueItems").asBoolean()));
        }
    }

    private void addObject(JsonNode schema, List<Keyword> keywords) {
        if (!schema.has("properties")
                && !schema.has("required")
                && !schema.has("additionalProperties")
                && !schema.has("propertyNames")
                && !schema.has("minProperties")
                && !schema.has("maxProperties")) {
            return;
        }
        JsonNode others = schema.path("additionalProperties");
        boolean closed = others.isBoolean() && !others.booleanValue();
        keywords.add(new ObjectKeyword(
                properties(schema),
                closed ? null : others.isMissingNode() ? ANYTHING : compile(others),
                schema.has("propertyNames") ? compile(schema.get("propertyNames")) : ANYTHING,
                least(schema, "minProperties"),
                most(schema, "maxProperties")));
    }

    private Map<String, ObjectKeyword.Property> properties(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Map<String, ObjectKeyword.Property> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            SchemaNode property = compile(entry.getValue());
            String description = entry.getValue().path("description").asText();
            properties.put(
                    entry.getKey(),
                    new ObjectKeyword.Property(property, description, required.contains(entry.getKey())));
            if (property.defaultValue() != null) {
                checksOfDefaults.add(() -> checkDefault(entry.getKey(), property));
            }
        }
        for (String name : required) {
            properties.computeIfAbsent(name, missing -> new ObjectKeyword.Property(ANYTHING, "", true));
        }
        return properties;
    }

    private static void checkDefault(String name, SchemaNode property) {
        Problems problems = new Problems();
        property.check(Objects.requireNonNull(property.defaultValue()), JsonPath.ROOT.property(name), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the default of " + problems.toList().get(0));
        }
    }

    private void addAlternatives(JsonNode alternatives, List<Keyword> keywords) {
        if (alternatives.isEmpty()) {
            return;
        }
        List<SchemaNode> compiled = new ArrayList<>();
        alternatives.forEach(alternative -> compiled.add(compile(alternative)));
        Keyword discriminator = discriminator(alternatives, compiled);
        keywords.add(discriminator == null ? new AnyOfKeyword(compiled) : discriminator);
    }

    /** Returns a keyword for alternatives that each fix one property to another text, or null if these are none. */
    private @Nullable Keyword discriminator(JsonNode alternatives, List<SchemaNode> compiled) {
        JsonNode first = references.follow(alternatives.get(0));
        for (String property : names(first.path("properties"))) {
            Map<String, SchemaNode> byText = new LinkedHashMap<>();
            for (int i = 0; i < compiled.size(); i++) {
                JsonNode text = references
                        .follow(alternatives.get(i))
                        .path("properties")
                        .path(property)
                        .path("const");
                if (text.isTextual()) {
                    byText.put(text.textValue(), compiled.get(i));
                }
            }
            if (byText.size() == compiled.size()) {
                return new DiscriminatorKeyword(property, byText);
            }
        }
        return null;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static int least(JsonNode schema, String name) {
        return schema.path(name).asInt(0);
    }

    private static int most(JsonNode schema, String name) {
        return schema.path(name).asInt(Integer.MAX_VALUE);
    }
}
