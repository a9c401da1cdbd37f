package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.hawser.agent.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "2147483648",
                "9007199254740993",
                "123456789012345678901234567890",
                "1.10",
                "-0.50",
                "1E+400",
                "0.1000000000000000055511151231257827",
                "\"\"",
                "\"\\u0000 \\\" \\\\ ü\"",
                "null",
                "true",
                "[]",
                "{}",
                "{\"z\":null,\"a\":[1.0,{\"y\":\"x\",\"b\":false}]}"
            })
    void a_value_comes_back_as_it_went(String text) {
        JsonNode back = JsonDocuments.toJson(JsonDocuments.toDocument(json(text)));

        assertThat(back).isEqualTo(json(text));
        assertThat(Json.write(back)).isEqualTo(text);
    }

    @Test
    void generated_values_come_back_as_they_went() {
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            JsonNode value = value(random, 4);

            JsonNode back = JsonDocuments.toJson(JsonDocuments.toDocument(value));

            assertThat(back).isEqualTo(value);
            assertThat(Json.write(back)).isEqualTo(Json.write(value));
        }
    }

    @Test
    void what_json_can_not_say_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonDocuments.toDocument(DoubleNode.valueOf(Double.NaN)))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonDocuments.toDocument(DoubleNode.valueOf(Double.NEGATIVE_INFINITY)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonDocuments.toDocument(new POJONode(new Object())))
                .withMessageContaining("POJO");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonDocuments.toDocument(MissingNode.getInstance()));
    }

    /** A value as the parser would give it. */
    private static JsonNode value(Random random, int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0:
                return json("null");
            case 1:
                return json(String.valueOf(random.nextBoolean()));
            case 2:
                return json(new BigInteger(random.nextInt(120), random)
                        .subtract(BigInteger.TEN)
                        .toString());
            case 3:
                return json(new BigDecimal(new BigInteger(80, random), random.nextInt(1, 40)).toString());
            case 4:
                return Json.mapper().getNodeFactory().textNode(text(random));
            case 5:
                ArrayNode array = Json.mapper().createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                return array;
            default:
                ObjectNode object = Json.object();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(text(random), value(random, depth - 1));
                }
                return object;
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, 0x300)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
