package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code format} and {@code contentEncoding}.
 *
 * @param meaning what a value of the format is, in a word or two; null if the type says it already
 * @param phrase what is expected, with an example
 * @param rule decides whether a value is of the format; only asked about values of the right type
 */
record Format(@Nullable String meaning, String phrase, Rule rule) implements Keyword {

    private static final Map<String, Format> OF_NUMBERS = Map.ofEntries(
            integer("int32", Integer.MIN_VALUE, Integer.MAX_VALUE),
            integer("int64", Long.MIN_VALUE, Long.MAX_VALUE),
            number("float", value -> Float.isFinite(value.floatValue())),
            number("double", value -> Double.isFinite(value.doubleValue())));

    /** Apart, because few tools have one of them, and each is a class to make. */
    private static final class OfTexts {

        private static final Pattern DATE_TIME =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
        private static final Pattern UUID =
                Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
        private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

        private static final Map<String, Format> BY_NAME = Map.ofEntries(
                text("date", "date", "a date such as 2024-05-31", LocalDate::parse),
                text(
                        "date-time",
                        "date-time",
                        "a date and time with offset such as 2024-05-31T18:30:00Z",
                        Format::dateTime),
                text(
                        "date-time-local",
                        "local date-time",
                        "a date and time without offset such as 2024-05-31T18:30:00",
                        LocalDateTime::parse),
                text("time", "time with offset", "a time with offset such as 18:30:00Z", OffsetTime::parse),
                text("time-local", "time", "a time such as 18:30:00", LocalTime::parse),
                text("duration", "duration", "a duration such as PT1H30M", Duration::parse),
                text("period", "period", "a period of days, months or years such as P1M14D", Period::parse),
                text("year-month", "month", "a month such as 2024-05", YearMonth::parse),
                text("month-day", "day of a year", "a day of any year such as --05-31", MonthDay::parse),
                text(
                        "uuid",
                        "UUID",
                        "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
                        text -> matching(UUID, text)),
                text("uri", "URI", "a URI such as https://example.com/a", Format::uri),
                text(
                        "email",
                        "e-mail address",
                        "an e-mail address such as a@example.com",
                        text -> matching(EMAIL, text)));

        private static final Format BASE64 = text(
                        "base64",
                        "base64",
                        "bytes in base64",
                        text -> Base64Variants.getDefaultVariant().decode(text))
                .getValue();
    }

    /** Decides whether a value is of a format. */
    @FunctionalInterface
    interface Rule {
        boolean admits(JsonNode value);
    }

    /** Throws if the text is not of a format. */
    @FunctionalInterface
    private interface Parser {
        Object parse(String text) throws URISyntaxException;
    }

    /** Returns the format of a schema, or null if it has none that is checked. */
    static @Nullable Format of(JsonNode schema) {
        if ("base64".equals(schema.path("contentEncoding").textValue())) {
            return OfTexts.BASE64;
        }
        String name = schema.path("format").asText();
        if (name.isEmpty() || OF_NUMBERS.containsKey(name)) {
            return OF_NUMBERS.get(name);
        }
        return OfTexts.BY_NAME.get(name);
    }

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        if ((value.isTextual() || value.isNumber()) && !rule.admits(value)) {
            problems.add(path, "expected " + phrase + ", got " + Words.of(value));
        }
        return value;
    }

    private static Map.Entry<String, Format> integer(String name, long min, long max) {
        BigDecimal least = BigDecimal.valueOf(min);
        BigDecimal most = BigDecimal.valueOf(max);
        Rule rule = value -> !value.isNumber()
                || (value.decimalValue().compareTo(least) >= 0
                        && value.decimalValue().compareTo(most) <= 0);
        return Map.entry(name, new Format(null, "an integer from " + min + " to " + max, rule));
    }

    private static Map.Entry<String, Format> number(String name, Rule finite) {
        return Map.entry(
                name,
                new Format(
                        null,
                        "a number in the range of a " + name,
                        value -> !value.isNumber() || finite.admits(value)));
    }

    private static Map.Entry<String, Format> text(String name, String meaning, String phrase, Parser parser) {
        return Map.entry(
                name, new Format(meaning, phrase, value -> !value.isTextual() || parses(value.textValue(), parser)));
    }

    private static boolean parses(String text, Parser parser) {
        try {
            parser.parse(text);
            return true;
        } catch (DateTimeException | IllegalArgumentException | URISyntaxException e) {
            return false;
        }
    }

    private static Object dateTime(String text) {
        return OffsetDateTime.parse(matching(OfTexts.DATE_TIME, text));
    }

    private static Object uri(String text) throws URISyntaxException {
        return new URI(matching(Pattern.compile(".+"), text));
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
