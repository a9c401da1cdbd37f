package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of records and classes: what Jackson's deserializer of the class reads. */
final class BeanSchemas {

    private static final DeserializationConfig CONFIG = ToolJson.mapper().getDeserializationConfig();
    private static final AnnotationIntrospector ANNOTATIONS = CONFIG.getAnnotationIntrospector();

    private final SchemaGenerator generator;
    private final DeserializationContext context =
            ((DefaultDeserializationContext) ToolJson.mapper().getDeserializationContext()).createDummyInstance(CONFIG);

    BeanSchemas(SchemaGenerator generator) {
        this.generator = generator;
    }

    /** Returns what the type is read from: mostly an object, but a text or what its creator takes for a value class. */
    ObjectNode schema(JavaType type) {
        ValueInstantiator creation = deserializer(type).getValueInstantiator();
        if (creation.canCreateUsingDelegate()) {
            return generator.schema(new Use(creation.getDelegateType(CONFIG), List.of(), null));
        }
        if (!isFromObject(creation) && creation.canCreateFromString()) {
            return Json.object().put("type", "string");
        }
        return generator.definitions().use(type, () -> object(type));
    }

    /** Returns the object that the type is read from. */
    ObjectNode object(JavaType type) {
        BeanDeserializerBase deserializer = deserializer(type);
        if (!isFromObject(deserializer.getValueInstantiator())) {
            throw new IllegalArgumentException(
                    "Jackson can't create a " + type.getRawClass().getName()
                            + " from an object: make it a record, or a static class with a constructor without parameters");
        }
        BeanDescription description = describe(type);
        ObjectNode schema = generator.properties(properties(description, deserializer));
        if (description.findAnySetterAccessor() != null) {
            schema.put("additionalProperties", true);
        }
        String text = description.findClassDescription();
        return text == null ? schema : schema.put("description", text);
    }

    private static boolean isFromObject(ValueInstantiator creation) {
        return creation.canCreateFromObjectWith() || creation.canCreateUsingDefault();
    }

    private BeanDeserializerBase deserializer(JavaType type) {
        Class<?> raw = type.getRawClass();
        JsonDeserializer<?> deserializer;
        try {
            deserializer = raw.getName().startsWith("java.") ? null : context.findNonContextualValueDeserializer(type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "Jackson can't read a " + raw.getName() + ": " + e.getOriginalMessage(), e);
        }
        if (deserializer instanceof BeanDeserializerBase bean) {
            return bean;
        }
        if (deserializer == null) {
            throw new IllegalArgumentException("a " + raw.getName() + " can't come from a model");
        }
        if (type.isAbstract()) {
            throw new IllegalArgumentException(
                    raw.getName() + " is abstract: make it sealed, or name its subtypes with @JsonSubTypes");
        }
        throw new IllegalArgumentException(
                raw.getName() + " is read by " + deserializer.getClass().getName()
                        + ", so its schema is not known: take a record and convert it in the tool");
    }

    private static BeanDescription describe(JavaType type) {
        BeanDescription description = CONFIG.introspect(type);
        Class<?> builder = description.findPOJOBuilder();
        return builder == null ? description : CONFIG.introspectForBuilder(CONFIG.constructType(builder), description);
    }

    private static Map<String, Use> properties(BeanDescription description, BeanDeserializerBase deserializer) {
        Map<String, Use> properties = new LinkedHashMap<>();
        for (BeanPropertyDefinition definition : description.findProperties()) {
            SettableBeanProperty property = deserializer.findProperty(definition.getName());
            if (property != null && !property.isIgnorable()) {
                requireDescribable(property.getName(), property.getMember());
                properties.put(property.getName(), Use.of(property.getMember(), property.getType()));
            }
        }
        return properties;
    }

    private static void requireDescribable(String name, AnnotatedMember member) {
        String annotation = null;
        if (ANNOTATIONS.findUnwrappingNameTransformer(member) != null) {
            annotation = "@JsonUnwrapped";
        } else if (ANNOTATIONS.findDeserializer(member) != null) {
            annotation = "@JsonDeserialize(using = …)";
        } else if (ANNOTATIONS.findPolymorphicTypeInfo(CONFIG, member) != null) {
            annotation = "@JsonTypeInfo";
        }
        if (annotation != null) {
            throw new IllegalArgumentException(name + " has " + annotation + ", which can't be described to a model");
        }
    }
}
