package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Converts any object of the AWS SDK to the JSON that it has on the wire, and back, by the fields that the SDK itself
 * marshals. It carries the blocks that Hawser does not interpret.
 */
final class SdkJson {

    private SdkJson() {}

    /** Returns the members that are set, by their names on the wire. */
    static ObjectNode write(SdkPojo object) {
        ObjectNode json = Json.object();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.set(field.locationName(), write(field, value));
            }
        }
        return json;
    }

    private static JsonNode write(SdkField<?> field, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> Json.mapper().getNodeFactory().textNode((String) value);
            case BOOLEAN -> Json.mapper().getNodeFactory().booleanNode((Boolean) value);
            case INTEGER -> Json.mapper().getNodeFactory().numberNode((Integer) value);
            case LONG -> Json.mapper().getNodeFactory().numberNode((Long) value);
            case FLOAT, DOUBLE -> Json.mapper().getNodeFactory().numberNode(new BigDecimal(value.toString()));
            case SDK_BYTES -> Json.mapper().getNodeFactory().binaryNode(((SdkBytes) value).asByteArrayUnsafe());
            case DOCUMENT -> JsonDocuments.toJson((Document) value);
            case SDK_POJO -> write((SdkPojo) value);
            case LIST -> {
                ArrayNode array = Json.array();
                ((List<?>) value).forEach(item -> array.add(write(item(field), item)));
                yield array;
            }
            case MAP -> {
                ObjectNode object = Json.object();
                ((Map<?, ?>) value).forEach((name, member) -> object.set((String) name, write(member(field), member)));
                yield object;
            }
            default -> throw unsupported(field);
        };
    }

    /**
     * Sets the builder's members from the JSON and builds the object.
     *
     * @throws IllegalArgumentException if the JSON has a member that this version of the AWS SDK doesn't know, or a value
     *     of the wrong type
     */
    @SuppressWarnings("unchecked") // the object is what the builder builds
    static <T extends SdkPojo> T read(JsonNode json, SdkPojo builder) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object is expected, not " + json.getNodeType());
        }
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.locationName(), field));
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            SdkField<?> field = fields.get(property.getKey());
            if (field == null) {
                throw new IllegalArgumentException("the AWS SDK in use knows no member '" + property.getKey()
                        + "' beside " + fields.keySet() + ": update bedrockruntime");
            }
            if (!property.getValue().isNull()) {
                field.set(builder, read(field, property.getValue()));
            }
        }
        return (T) ((Buildable) builder).build();
    }

    private static Object read(SdkField<?> field, JsonNode json) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> json.asText();
            case BOOLEAN -> json.booleanValue();
            case INTEGER -> json.intValue();
            case LONG -> json.longValue();
            case FLOAT -> json.floatValue();
            case DOUBLE -> json.doubleValue();
            case SDK_BYTES -> SdkBytes.fromByteArray(bytes(json));
            case DOCUMENT -> JsonDocuments.toDocument(json);
            case SDK_POJO -> read(json, field.constructor().get());
            case LIST -> {
                List<Object> list = new ArrayList<>(json.size());
                json.forEach(item -> list.add(read(item(field), item)));
                yield list;
            }
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                json.properties()
                        .forEach(property -> map.put(property.getKey(), read(member(field), property.getValue())));
                yield map;
            }
            default -> throw unsupported(field);
        };
    }

    private static byte[] bytes(JsonNode json) {
        try {
            byte[] bytes = json.binaryValue();
            if (bytes == null) {
                throw new IllegalArgumentException("bytes must be base64 text, not " + json.getNodeType());
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalArgumentException("bytes must be base64 text", e);
        }
    }

    private static SdkField<?> item(SdkField<?> list) {
        return list.getTrait(ListTrait.class).memberFieldInfo();
    }

    private static SdkField<?> member(SdkField<?> map) {
        return map.getTrait(MapTrait.class).valueFieldInfo();
    }

    private static IllegalArgumentException unsupported(SdkField<?> field) {
        return new IllegalArgumentException(
                "member '" + field.locationName() + "' is of a type that no content block of Converse has");
    }
}
