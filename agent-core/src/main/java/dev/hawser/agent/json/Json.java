package dev.hawser.agent.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The mapper that all of Hawser reads and writes JSON with. A number keeps the digits it was written with
 * (9007199254740993 stays itself and 1.10 does not become 1.1), properties keep their order, {@code java.time} values are
 * ISO-8601 text, and text behind the end of a value is an error.
 *
 * <p>The mapper is immutable and safe to share between threads.
 */
public final class Json {

    private Json() {}

    /** Apart, because it takes 600 classes: an agent whose tools take texts and numbers starts without it. */
    private static final class Mapper {

        private static final JsonMapper SHARED = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
    }

    /** Returns the shared mapper. Copy it ({@link JsonMapper#rebuild()}) before you configure it further. */
    public static JsonMapper mapper() {
        return Mapper.SHARED;
    }

    /** Returns a new, empty JSON object whose nodes keep exact numbers. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns a new, empty JSON array whose nodes keep exact numbers. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Parses one JSON value.
     *
     * @throws JsonProcessingException if the text is not exactly one JSON value
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return Mapper.SHARED.readTree(text);
    }

    /** Returns the value as compact JSON text. */
    public static String write(JsonNode value) {
        return value.toString();
    }
}
