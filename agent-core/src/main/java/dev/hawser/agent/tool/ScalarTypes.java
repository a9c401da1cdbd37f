package dev.hawser.agent.tool;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schemas of the JDK's and Jackson's types that are a single value in JSON. */
final class ScalarTypes {

    private static final Map<Class<?>, ObjectNode> SCHEMAS = new HashMap<>();

    static {
        put(any(), Object.class, JsonNode.class, TreeNode.class);
        put(type("object"), ObjectNode.class);
        put(type("array"), ArrayNode.class);
        put(type("boolean"), boolean.class, Boolean.class);
        put(
                type("string"),
                String.class,
                CharSequence.class,
                char[].class,
                Charset.class,
                Currency.class,
                File.class,
                Locale.class,
                Path.class,
                Pattern.class,
                TimeZone.class,
                ZoneId.class,
                ZoneOffset.class);
        put(type("string").put("minLength", 1).put("maxLength", 1), char.class, Character.class);
        put(type("string").put("contentEncoding", "base64"), byte[].class);
        put(range(Byte.MIN_VALUE, Byte.MAX_VALUE), byte.class, Byte.class);
        put(range(Short.MIN_VALUE, Short.MAX_VALUE), short.class, Short.class);
        put(range(Year.MIN_VALUE, Year.MAX_VALUE), Year.class);
        put(format("integer", "int32"), int.class, Integer.class, OptionalInt.class);
        put(format("integer", "int64"), long.class, Long.class, OptionalLong.class);
        put(type("integer"), BigInteger.class);
        put(format("number", "float"), float.class, Float.class);
        put(format("number", "double"), double.class, Double.class, OptionalDouble.class);
        put(type("number"), BigDecimal.class, Number.class);
        put(format("string", "date"), LocalDate.class);
        put(
                format("string", "date-time"),
                Instant.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Date.class,
                Calendar.class);
        put(format("string", "date-time-local"), LocalDateTime.class);
        put(format("string", "time"), OffsetTime.class);
        put(format("string", "time-local"), LocalTime.class);
        put(format("string", "duration"), Duration.class);
        put(format("string", "period"), Period.class);
        put(format("string", "year-month"), YearMonth.class);
        put(format("string", "month-day"), MonthDay.class);
        put(format("string", "uuid"), UUID.class);
        put(format("string", "uri"), URI.class, URL.class);
    }

    private ScalarTypes() {}

    /** Returns a new copy of the schema, or null if the type is none of these. */
    static @Nullable ObjectNode schema(Class<?> type) {
        ObjectNode schema = SCHEMAS.get(type);
        return schema == null ? null : schema.deepCopy();
    }

    private static void put(ObjectNode schema, Class<?>... types) {
        for (Class<?> type : types) {
            SCHEMAS.put(type, schema);
        }
    }

    private static ObjectNode any() {
        return Json.object();
    }

    private static ObjectNode type(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode format(String type, String format) {
        return type(type).put("format", format);
    }

    private static ObjectNode range(int min, int max) {
        return type("integer").put("minimum", min).put("maximum", max);
    }
}
