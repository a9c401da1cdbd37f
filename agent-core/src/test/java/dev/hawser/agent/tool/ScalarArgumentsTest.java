package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DayOfWeek;
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
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarArgumentsTest {

    private Object taken = "nothing";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            aString         | {"type":"string"}                                       | "a"        | a
            aCharSequence   | {"type":"string"}                                       | ""         | ''
            aChar           | {"type":"string","minLength":1,"maxLength":1}           | "x"        | x
            aBoolean        | {"type":"boolean"}                                      | true       | true
            aByte           | {"type":"integer","minimum":-128,"maximum":127}         | -128       | -128
            aShort          | {"type":"integer","minimum":-32768,"maximum":32767}     | 32767      | 32767
            anInt           | {"type":"integer","format":"int32"}                     | -2147483648 | -2147483648
            aLong           | {"type":"integer","format":"int64"}                     | 9007199254740993 | 9007199254740993
            aBigInteger     | {"type":"integer"}                                      | 123456789012345678901234567890 | 123456789012345678901234567890
            aFloat          | {"type":"number","format":"float"}                      | 1.5        | 1.5
            aDouble         | {"type":"number","format":"double"}                     | 0.1        | 0.1
            aBigDecimal     | {"type":"number"}                                       | 1.10       | 1.10
            aNumber         | {"type":"number"}                                       | 1.10       | 1.10
            bytes           | {"type":"string","contentEncoding":"base64"}            | "AQID"     | [1, 2, 3]
            aDate           | {"type":"string","format":"date"}                       | "2024-05-31" | 2024-05-31
            anInstant       | {"type":"string","format":"date-time"}                  | "2024-05-31T20:30:00+02:00" | 2024-05-31T18:30:00Z
            anOffsetDateTime| {"type":"string","format":"date-time"}                  | "2024-05-31T20:30:00+02:00" | 2024-05-31T20:30+02:00
            aZonedDateTime  | {"type":"string","format":"date-time"}                  | "2024-05-31T20:30:00.123+02:00" | 2024-05-31T20:30:00.123+02:00
            aUtilDate       | {"type":"string","format":"date-time"}                  | "1970-01-01T00:00:01.123456789Z" | 1123
            aLocalDateTime  | {"type":"string","format":"date-time-local"}            | "2024-05-31T20:30:00" | 2024-05-31T20:30
            aTime           | {"type":"string","format":"time-local"}                 | "20:30"    | 20:30
            anOffsetTime    | {"type":"string","format":"time"}                       | "20:30:00+02:00" | 20:30+02:00
            aDuration       | {"type":"string","format":"duration"}                   | "PT1H30M"  | PT1H30M
            aPeriod         | {"type":"string","format":"period"}                     | "P1M14D"   | P1M14D
            aYear           | {"type":"integer","minimum":-999999999,"maximum":999999999} | 2024   | 2024
            aYearMonth      | {"type":"string","format":"year-month"} | "2024-05" | 2024-05
            aMonthDay       | {"type":"string","format":"month-day"} | "--05-31" | --05-31
            aZone           | {"type":"string"}                                       | "Europe/Paris" | Europe/Paris
            aUuid           | {"type":"string","format":"uuid"}                       | "123e4567-e89b-12d3-a456-426614174000" | 123e4567-e89b-12d3-a456-426614174000
            aUri            | {"type":"string","format":"uri"}                        | "https://example.com/a" | https://example.com/a
            aPath           | {"type":"string"}                                       | "a/b"      | a/b
            aFile           | {"type":"string"}                                       | "a/b"      | a/b
            aLocale         | {"type":"string"}                                       | "de-CH"    | de_CH
            aCurrency       | {"type":"string"}                                       | "EUR"      | EUR
            aCharset        | {"type":"string"}                                       | "UTF-8"    | UTF-8
            anEnum          | {"type":"string","enum":["bright-red","GREEN"]}         | "bright-red" | RED
            aNumberedEnum   | {"type":"integer","enum":[10,20]}                       | 20         | HIGH
            aDay            | {"type":"string","enum":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"]} | "SUNDAY" | SUNDAY
            anyValue        | {}                                                      | {"a":1.10} | {a=1.10}
            aJsonNode       | {}                                                      | [1.10]     | [1.10]
            anObjectNode    | {"type":"object"}                                       | {"a":1.10} | {"a":1.10}
            anArrayNode     | {"type":"array"}                                        | [1.10]     | [1.10]
            """)
    void a_type_of_a_single_value_is_described_and_bound(String tool, String schema, String value, String bound) {
        assertThat(Json.write(Calls.schema(this, tool)))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"value\":" + schema
                        + "},\"required\":[\"value\"],\"additionalProperties\":false}");
        assertThat(Calls.text(this, tool, "{\"value\":" + value + "}")).isEqualTo("(no output)");
        assertThat(taken).hasToString("''".equals(bound) ? "" : bound);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            anOptional       | {"type":"string"}                     | "a" | Optional[a]          | Optional.empty
            anOptionalInt    | {"type":"integer","format":"int32"}   | 7   | OptionalInt[7]       | OptionalInt.empty
            anOptionalLong   | {"type":"integer","format":"int64"}   | 7   | OptionalLong[7]      | OptionalLong.empty
            anOptionalDouble | {"type":"number","format":"double"}   | 7.5 | OptionalDouble[7.5]  | OptionalDouble.empty
            """)
    void an_optional_is_not_required(String tool, String schema, String value, String bound, String empty) {
        assertThat(Json.write(Calls.schema(this, tool)))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"value\":" + schema
                        + "},\"additionalProperties\":false}");

        Calls.call(this, tool, "{\"value\":" + value + "}");
        assertThat(taken).hasToString(bound);

        for (String nothing : new String[] {"{}", "{\"value\":null}", "{\"value\":\"\"}", "{\"value\":\"null\"}"}) {
            Calls.call(this, tool, nothing);
            assertThat(taken).hasToString(empty);
        }
    }

    enum Color {
        @JsonProperty("bright-red")
        RED,
        GREEN
    }

    enum Priority {
        LOW(10),
        HIGH(20);

        @JsonValue
        final int number;

        Priority(int number) {
            this.number = number;
        }
    }

    @Tool("t")
    void aString(String value) {
        taken = value;
    }

    @Tool("t")
    void aCharSequence(CharSequence value) {
        taken = value;
    }

    @Tool("t")
    void aChar(char value) {
        taken = value;
    }

    @Tool("t")
    void aBoolean(boolean value) {
        taken = value;
    }

    @Tool("t")
    void aByte(byte value) {
        taken = value;
    }

    @Tool("t")
    void aShort(Short value) {
        taken = value;
    }

    @Tool("t")
    void anInt(int value) {
        taken = value;
    }

    @Tool("t")
    void aLong(long value) {
        taken = value;
    }

    @Tool("t")
    void aBigInteger(BigInteger value) {
        taken = value;
    }

    @Tool("t")
    void aFloat(float value) {
        taken = value;
    }

    @Tool("t")
    void aDouble(Double value) {
        taken = value;
    }

    @Tool("t")
    void aBigDecimal(BigDecimal value) {
        taken = value;
    }

    @Tool("t")
    void aNumber(Number value) {
        taken = value;
    }

    @Tool("t")
    void bytes(byte[] value) {
        taken = java.util.Arrays.toString(value);
    }

    @Tool("t")
    void aDate(LocalDate value) {
        taken = value;
    }

    @Tool("t")
    void anInstant(Instant value) {
        taken = value;
    }

    @Tool("t")
    void anOffsetDateTime(OffsetDateTime value) {
        taken = value;
    }

    @Tool("t")
    void aZonedDateTime(ZonedDateTime value) {
        taken = value;
    }

    @Tool("t")
    void aUtilDate(Date value) {
        taken = value.getTime();
    }

    @Tool("t")
    void aLocalDateTime(LocalDateTime value) {
        taken = value;
    }

    @Tool("t")
    void aTime(LocalTime value) {
        taken = value;
    }

    @Tool("t")
    void anOffsetTime(OffsetTime value) {
        taken = value;
    }

    @Tool("t")
    void aDuration(Duration value) {
        taken = value;
    }

    @Tool("t")
    void aPeriod(Period value) {
        taken = value;
    }

    @Tool("t")
    void aYear(Year value) {
        taken = value;
    }

    @Tool("t")
    void aYearMonth(YearMonth value) {
        taken = value;
    }

    @Tool("t")
    void aMonthDay(MonthDay value) {
        taken = value;
    }

    @Tool("t")
    void aZone(ZoneId value) {
        taken = value;
    }

    @Tool("t")
    void aUuid(UUID value) {
        taken = value;
    }

    @Tool("t")
    void aUri(URI value) {
        taken = value;
    }

    @Tool("t")
    void aPath(Path value) {
        taken = value;
    }

    @Tool("t")
    void aFile(File value) {
        taken = value;
    }

    @Tool("t")
    void aLocale(Locale value) {
        taken = value;
    }

    @Tool("t")
    void aCurrency(Currency value) {
        taken = value;
    }

    @Tool("t")
    void aCharset(Charset value) {
        taken = value;
    }

    @Tool("t")
    void anEnum(Color value) {
        taken = value;
    }

    @Tool("t")
    void aNumberedEnum(Priority value) {
        taken = value;
    }

    @Tool("t")
    void aDay(DayOfWeek value) {
        taken = value;
    }

    @Tool("t")
    void anyValue(Object value) {
        taken = value;
    }

    @Tool("t")
    void aJsonNode(JsonNode value) {
        taken = value;
    }

    @Tool("t")
    void anObjectNode(ObjectNode value) {
        taken = value;
    }

    @Tool("t")
    void anArrayNode(ArrayNode value) {
        taken = value;
    }

    @Tool("t")
    void anOptional(Optional<String> value) {
        taken = value;
    }

    @Tool("t")
    void anOptionalInt(OptionalInt value) {
        taken = value;
    }

    @Tool("t")
    void anOptionalLong(OptionalLong value) {
        taken = value;
    }

    @Tool("t")
    void anOptionalDouble(OptionalDouble value) {
        taken = value;
    }
}
