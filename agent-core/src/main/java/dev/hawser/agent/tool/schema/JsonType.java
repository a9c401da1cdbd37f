package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type of JSON Schema. It admits its values, and also reads what models send in their place: a number, a truth value, an
 * object or a list inside a text, and a number or truth value where a text is expected.
 */
enum JsonType {
    NULL("null", "null") {
        @Override
        boolean admits(JsonNode value) {
            return value.isNull();
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            return null;
        }
    },
    BOOLEAN("boolean", "true or false") {
        @Override
        boolean admits(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            if (!value.isTextual()) {
                return null;
            }
            return switch (value.textValue().trim().toLowerCase(Locale.ROOT)) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> null;
            };
        }
    },
    INTEGER("integer", "an integer") {
        @Override
        boolean admits(JsonNode value) {
            return value.isIntegralNumber();
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            JsonNode number = value.isTextual() ? parseNumber(value.textValue()) : value;
            return number == null || number.isIntegralNumber() ? number : integral(number);
        }
    },
    NUMBER("number", "a number") {
        @Override
        boolean admits(JsonNode value) {
            return isFinite(value);
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            return value.isTextual() ? parseNumber(value.textValue()) : null;
        }
    },
    STRING("string", "a string") {
        @Override
        boolean admits(JsonNode value) {
            return value.isTextual();
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            return value.isNumber() || value.isBoolean() ? TextNode.valueOf(Json.write(value)) : null;
        }
    },
    OBJECT("object", "an object") {
        @Override
        boolean admits(JsonNode value) {
            return value.isObject();
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            return parseContainer(value, '{');
        }
    },
    ARRAY("list", "a list") {
        @Override
        boolean admits(JsonNode value) {
            return value.isArray();
        }

        @Override
        @Nullable JsonNode read(JsonNode value) {
            return parseContainer(value, '[');
        }
    };

    private static final int MAX_DIGITS = 1000;
    private static final Pattern NUMERAL = Pattern.compile("[-+]?\\d{1,1000}(\\.\\d{1,1000})?([eE][-+]?\\d{1,9})?");

    private final String noun;
    private final String phrase;

    JsonType(String noun, String phrase) {
        this.noun = noun;
        this.phrase = phrase;
    }

    /** Returns the types that a schema allows, or none if it doesn't say. */
    static List<JsonType> of(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return List.of(named(type.textValue()));
        }
        List<JsonType> types = new ArrayList<>();
        type.forEach(name -> types.add(named(name.asText())));
        return types;
    }

    private static JsonType named(String name) {
        return switch (name) {
            case "null" -> NULL;
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "string" -> STRING;
            case "object" -> OBJECT;
            case "array" -> ARRAY;
            default -> throw new IllegalArgumentException("the schema has a type '" + name + "', which JSON has not");
        };
    }

    /** Returns whether the value is of this type as it is. */
    abstract boolean admits(JsonNode value);

    /** Returns the value as this type if that loses nothing, or null; for values that are not admitted as they are. */
    abstract @Nullable JsonNode read(JsonNode value);

    /** Returns the type as in "a {@code string}". */
    String noun() {
        return noun;
    }

    /** Returns the type as in "expected {@code a string}". */
    String phrase() {
        return phrase;
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber()
                && !(value.isFloatingPointNumber() && !value.isBigDecimal() && !Double.isFinite(value.doubleValue()));
    }

    private static @Nullable JsonNode parseNumber(String text) {
        Matcher numeral = NUMERAL.matcher(text.trim());
        if (!numeral.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(numeral.group());
        boolean plain = numeral.group(1) == null && numeral.group(2) == null;
        return plain ? integer(number.toBigInteger()) : DecimalNode.valueOf(number);
    }

    private static @Nullable JsonNode integral(JsonNode value) {
        if (!isFinite(value)) {
            return null;
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= MAX_DIGITS;
        return whole ? integer(number.toBigInteger()) : null;
    }

    private static JsonNode integer(BigInteger number) {
        return number.bitLength() < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    private static @Nullable JsonNode parseContainer(JsonNode value, char opening) {
        if (!value.isTextual() || !value.textValue().stripLeading().startsWith(String.valueOf(opening))) {
            return null;
        }
        try {
            return Json.parse(value.textValue());
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
