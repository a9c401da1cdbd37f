package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a schema allows binds, and comes back as it was when it is written again. */
class GeneratedArgumentsTest {

    enum Color {
        @JsonProperty("bright-red")
        RED,
        GREEN
    }

    sealed interface Shape {}

    record Circle(double radius, Optional<Color> color) implements Shape {}

    record Group(List<Shape> shapes, Map<String, Shape> named) implements Shape {}

    record Numbers(byte b, short s, int i, long l, BigInteger big, BigDecimal exact, double d) {}

    record Times(
            LocalDate date,
            LocalTime time,
            OffsetDateTime at,
            Duration lasting,
            Period every,
            YearMonth month,
            MonthDay day) {}

    record Page<T>(List<T> items, @Param(required = false) Page<T> next) {}

    record Everything(
            String text,
            char letter,
            boolean truth,
            byte[] bytes,
            UUID uuid,
            Numbers numbers,
            Times times,
            Shape shape,
            Page<Numbers> numberPages,
            Page<Times> timePages,
            Set<Color> colors,
            Map<Color, Long> counts,
            Map<UUID, LocalDate> dates,
            OptionalLong maybe,
            JsonNode any,
            int[][] grid) {}

    static class Tools {
        @Tool("t")
        Everything echo(Everything value) {
            return value;
        }
    }

    private final ToolRunner runner = new ToolRunner(Toolset.of(new Tools()), Integer.MAX_VALUE);
    private final JsonNode schema = Calls.schema(new Tools(), "echo");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_value_that_the_schema_allows_binds_and_round_trips(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            JsonNode value = generate(schema.get("properties").get("value"), random, 0);

            String written = Calls.text(run(Json.object().set("value", value)));

            assertThat(comparable(Calls.json(written))).isEqualTo(comparable(Calls.json(Json.write(value))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_same_value_binds_when_its_parts_are_sent_as_texts(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            JsonNode value = generate(schema.get("properties").get("value"), random, 0);
            ObjectNode stringly = Json.object();
            value.properties()
                    .forEach(entry -> stringly.set(
                            entry.getKey(),
                            entry.getValue().isTextual() || "any".equals(entry.getKey())
                                    ? entry.getValue()
                                    : TextNode.valueOf(Json.write(entry.getValue()))));

            assertThat(Calls.text(run(Json.object().set("value", stringly))))
                    .isEqualTo(Calls.text(run(Json.object().set("value", value))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_property_that_is_taken_away_is_missed_by_its_path(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            ObjectNode value = (ObjectNode) generate(schema.get("properties").get("value"), random, 0);
            ObjectNode numbers = (ObjectNode) value.get("numbers");
            List<String> names = new ArrayList<>();
            numbers.fieldNames().forEachRemaining(names::add);
            String gone = names.get(random.nextInt(names.size()));
            numbers.remove(gone);

            assertThat(Calls.text(run(Json.object().set("value", value))))
                    .startsWith("1 problem with the arguments of 'echo':\n- value.numbers." + gone
                            + ": required, but missing (");
        }
    }

    private ToolOutcome run(JsonNode input) {
        return runner.run(new Content.ToolUse("1", "echo", input), ToolContext.detached());
    }

    private JsonNode generate(JsonNode part, Random random, int depth) {
        if (part.has("$ref")) {
            return generate(schema.at(part.get("$ref").asText().substring(1)), random, depth);
        }
        if (part.has("const") || part.has("enum")) {
            JsonNode values = part.has("enum")
                    ? part.get("enum")
                    : Json.mapper().createArrayNode().add(part.get("const"));
            return values.get(random.nextInt(values.size()));
        }
        if (part.has("anyOf")) {
            return generate(
                    part.get("anyOf")
                            .get(
                                    depth > 4
                                            ? 0
                                            : random.nextInt(part.get("anyOf").size())),
                    random,
                    depth + 1);
        }
        return switch (part.path("type").asText("any")) {
            case "object" -> object(part, random, depth);
            case "array" -> array(part, random, depth);
            case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
            case "integer" -> integer(part, random);
            case "number" -> number(part, random);
            case "string" -> TextNode.valueOf(string(part, random));
            default ->
                Calls.json(List.of("{\"z\":[1.10,null],\"a\":\"\"}", "9007199254740993", "[[]]", "\"x\"")
                        .get(random.nextInt(4)));
        };
    }

    private ObjectNode object(JsonNode part, Random random, int depth) {
        ObjectNode object = Json.object();
        List<String> required = new ArrayList<>();
        part.path("required").forEach(name -> required.add(name.asText()));
        part.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || (depth < 4 && random.nextBoolean())) {
                object.set(property.getKey(), generate(property.getValue(), random, depth + 1));
            }
        });
        if (part.path("additionalProperties").isObject() && depth < 4) {
            for (int i = random.nextInt(3); i > 0; i--) {
                String name = part.has("propertyNames") ? string(part.get("propertyNames"), random) : text(random);
                object.set(name, generate(part.get("additionalProperties"), random, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode part, Random random, int depth) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (int i = depth < 4 ? random.nextInt(4) : 0; i > 0; i--) {
            JsonNode item = generate(part.get("items"), random, depth + 1);
            boolean repeated = part.has("uniqueItems") && array.valueStream().anyMatch(item::equals);
            if (!repeated) {
                array.add(item);
            }
        }
        return array;
    }

    private static JsonNode integer(JsonNode part, Random random) {
        int bits = switch (part.path("format").asText()) {
            case "int32" -> 32;
            case "int64" -> 64;
            default -> part.has("minimum") ? part.get("maximum").asInt() == Byte.MAX_VALUE ? 8 : 16 : 200;
        };
        BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
        BigInteger number = switch (random.nextInt(4)) {
            case 0 -> half.negate();
            case 1 -> half.subtract(BigInteger.ONE);
            case 2 -> BigInteger.valueOf(random.nextInt(3) - 1L);
            default -> new BigInteger(bits, random).subtract(half);
        };
        return Calls.json(number.toString());
    }

    private static JsonNode number(JsonNode part, Random random) {
        if (part.has("format")) {
            return Calls.json(Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(20))));
        }
        return DecimalNode.valueOf(new BigDecimal(new BigInteger(100, random), random.nextInt(40)));
    }

    private static String string(JsonNode part, Random random) {
        if (part.has("contentEncoding")) {
            byte[] bytes = new byte[random.nextInt(10)];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
        Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        OffsetDateTime at = instant.atOffset(ZoneOffset.ofHours(random.nextInt(24) - 12));
        return switch (part.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> at.toLocalDate().toString();
            case "time-local" ->
                ToolJson.mapper().<JsonNode>valueToTree(at.toLocalTime()).asText();
            case "date-time" -> ToolJson.mapper().<JsonNode>valueToTree(at).asText();
            case "duration" -> Duration.ofMillis(random.nextLong() >> 20).toString();
            case "period" ->
                Period.of(random.nextInt(10), random.nextInt(10), random.nextInt())
                        .toString();
            case "year-month" -> YearMonth.from(at).toString();
            case "month-day" -> MonthDay.from(at).toString();
            default -> part.has("maxLength") ? text(random).substring(0, 1) : text(random);
        };
    }

    private static String text(Random random) {
        List<String> pieces =
                List.of("a", " ", "null", "\"", "\\", "\u0001", "ü", "日本", "[", "{", "1.0", "\n", "\u007f");
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    /** Leaves out the nulls that empty optionals are written as, and tells numbers apart by their digits alone. */
    private static JsonNode comparable(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = Json.object();
            value.properties().forEach(entry -> {
                if (!entry.getValue().isNull()) {
                    object.set(entry.getKey(), comparable(entry.getValue()));
                }
            });
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = Json.mapper().createArrayNode();
            value.forEach(item -> array.add(comparable(item)));
            return array;
        }
        return value.isNumber() ? TextNode.valueOf(value.decimalValue().toString()) : value;
    }
}
