package dev.hawser.agent.tool;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Jackson tells the subtypes of a type apart.
 *
 * @param inclusion where the identifier of the subtype is, or null if the properties alone tell
 * @param property the name of the property that holds it, if it is in a property
 * @param visible whether the subtype itself may have that property, too
 * @param byId the concrete subtypes by their identifiers
 */
record Subtypes(
        JsonTypeInfo.@Nullable As inclusion, @Nullable String property, boolean visible, Map<String, JavaType> byId) {

    private static final DeserializationConfig CONFIG = ToolJson.mapper().getDeserializationConfig();

    /**
     * Returns the subtypes, or null if the type is not polymorphic.
     *
     * @throws IllegalArgumentException if they can't be described
     */
    static @Nullable Subtypes of(JavaType type) {
        AnnotatedClass annotated = CONFIG.introspectClassAnnotations(type).getClassInfo();
        JsonTypeInfo.Value info = CONFIG.getAnnotationIntrospector().findPolymorphicTypeInfo(CONFIG, annotated);
        if (info == null || info.getIdType() == JsonTypeInfo.Id.NONE) {
            return null;
        }
        boolean deduced = info.getIdType() == JsonTypeInfo.Id.DEDUCTION;
        TypeSerializer writer = writer(type);
        Map<String, JavaType> byId = new LinkedHashMap<>();
        for (JavaType subtype : concrete(type, annotated)) {
            String id = deduced
                    ? subtype.getRawClass().getName()
                    : writer.getTypeIdResolver().idFromValueAndType(null, subtype.getRawClass());
            JavaType other = byId.put(id, subtype);
            if (other != null) {
                throw new IllegalArgumentException(other.getRawClass().getName() + " and "
                        + subtype.getRawClass().getName() + " have the same name '" + id
                        + "': give them different ones with @JsonTypeName");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException(type.getRawClass().getName() + " has no subtypes that could be created");
        }
        return new Subtypes(
                deduced ? null : info.getInclusionType(), writer.getPropertyName(), info.getIdVisible(), byId);
    }

    /** Returns the subtypes in the order of their declaration, which Jackson's own collection of them does not keep. */
    private static List<JavaType> concrete(JavaType type, AnnotatedClass annotated) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(annotated, found);
        return found.stream()
                .map(subtype -> CONFIG.getTypeFactory().constructSpecializedType(type, subtype))
                .filter(JavaType::isConcrete)
                .toList();
    }

    private static void collect(AnnotatedClass type, Set<Class<?>> found) {
        List<NamedType> subtypes = CONFIG.getAnnotationIntrospector().findSubtypes(type);
        if (found.add(type.getRawType()) && subtypes != null) {
            for (NamedType subtype : subtypes) {
                JavaType resolved = CONFIG.constructType(subtype.getType());
                collect(CONFIG.introspectClassAnnotations(resolved).getClassInfo(), found);
            }
        }
    }

    /** Returns the schema of a subtype together with what tells it apart. */
    ObjectNode mark(String id, ObjectNode schema) {
        if (inclusion == null) {
            return schema;
        }
        return switch (inclusion) {
            case PROPERTY, EXISTING_PROPERTY -> withProperty(id, schema);
            case WRAPPER_OBJECT -> wrapped(id, schema);
            default ->
                throw new IllegalArgumentException("subtypes can't be told apart by " + inclusion
                        + " here: use @JsonTypeInfo(include = JsonTypeInfo.As.PROPERTY)");
        };
    }

    private ObjectNode withProperty(String id, ObjectNode schema) {
        ObjectNode own = (ObjectNode) schema.get("properties");
        if (own.has(property) && !visible && inclusion != JsonTypeInfo.As.EXISTING_PROPERTY) {
            throw new IllegalArgumentException("the property '" + property + "' of "
                    + byId.get(id).getRawClass().getName()
                    + " clashes with the one that names the subtype: rename one of them");
        }
        ObjectNode properties = Json.object();
        properties.putObject(property).put("const", id);
        own.remove(property);
        properties.setAll(own);
        ArrayNode required = Json.array().add(property);
        for (JsonNode name : schema.path("required")) {
            if (!name.asText().equals(property)) {
                required.add(name);
            }
        }
        schema.set("properties", properties);
        schema.set("required", required);
        return schema;
    }

    private static ObjectNode wrapped(String id, ObjectNode schema) {
        ObjectNode wrapper = Json.object().put("type", "object");
        wrapper.putObject("properties").set(id, schema);
        wrapper.putArray("required").add(id);
        return wrapper.put("additionalProperties", false);
    }

    private static TypeSerializer writer(JavaType type) {
        try {
            return ToolJson.mapper().getSerializerProviderInstance().findTypeSerializer(type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "Jackson can't write a " + type.getRawClass().getName(), e);
        }
    }
}
