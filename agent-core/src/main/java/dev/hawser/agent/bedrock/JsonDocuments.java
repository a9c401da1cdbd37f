package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.document.DocumentVisitor;

/** Converts between the JSON trees of Jackson and of the AWS SDK. Every digit, the order of properties and nulls survive. */
final class JsonDocuments {

    private static final DocumentVisitor<JsonNode> TO_JSON = new ToJson();

    private JsonDocuments() {}

    /**
     * Returns the node as a document.
     *
     * @throws IllegalArgumentException if the node holds something that JSON can't say
     */
    static Document toDocument(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Document> map = new LinkedHashMap<>();
                node.properties().forEach(property -> map.put(property.getKey(), toDocument(property.getValue())));
                yield Document.fromMap(map);
            }
            case ARRAY -> {
                List<Document> list = new ArrayList<>(node.size());
                node.forEach(item -> list.add(toDocument(item)));
                yield Document.fromList(list);
            }
            case STRING, BINARY -> Document.fromString(node.asText());
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case NULL -> Document.fromNull();
            case NUMBER -> {
                if (((NumericNode) node).isNaN()) {
                    throw new IllegalArgumentException(node.asText() + " is not a number that JSON can say");
                }
                yield Document.fromNumber(node.asText());
            }
            case MISSING, POJO ->
                throw new IllegalArgumentException("a node of type " + node.getNodeType() + " is not JSON");
        };
    }

    /** Returns the document as a node, of the types that {@link Json#parse} would choose. */
    static JsonNode toJson(Document document) {
        return document.accept(TO_JSON);
    }

    private static final class ToJson implements DocumentVisitor<JsonNode> {

        @Override
        public JsonNode visitNull() {
            return NullNode.getInstance();
        }

        @Override
        public JsonNode visitBoolean(Boolean value) {
            return BooleanNode.valueOf(value);
        }

        @Override
        public JsonNode visitString(String value) {
            return TextNode.valueOf(value);
        }

        @Override
        public JsonNode visitNumber(SdkNumber value) {
            String digits = value.stringValue();
            if (digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
                return DecimalNode.valueOf(new BigDecimal(digits));
            }
            BigInteger integer = new BigInteger(digits);
            if (integer.bitLength() < Integer.SIZE) {
                return IntNode.valueOf(integer.intValue());
            }
            return integer.bitLength() < Long.SIZE
                    ? LongNode.valueOf(integer.longValue())
                    : BigIntegerNode.valueOf(integer);
        }

        @Override
        public JsonNode visitMap(Map<String, Document> value) {
            ObjectNode object = Json.object();
            value.forEach((name, member) -> object.set(name, toJson(member)));
            return object;
        }

        @Override
        public JsonNode visitList(List<Document> value) {
            ArrayNode array = Json.array();
            value.forEach(item -> array.add(toJson(item)));
            return array;
        }
    }
}
