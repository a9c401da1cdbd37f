package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnumNamesTest {

    @ParameterizedTest
    @ValueSource(classes = {Plain.class, Named.class, WithMembers.class, Empty.class})
    void names_are_those_that_the_mapper_writes_and_reads(Class<?> type) throws Exception {
        Map<String, Object> mapped = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ToolJson.mapper().valueToTree(constant).textValue();
            mapped.put(name, ToolJson.mapper().readValue('"' + name + '"', type));
        }

        assertThat(EnumNames.of(type)).isEqualTo(mapped);
        assertThat(List.copyOf(EnumNames.of(type).values())).isEqualTo(List.of(type.getEnumConstants()));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Renamed.class,
                Valued.class,
                InheritedValue.class,
                FieldValue.class,
                Created.class,
                Aliased.class,
                Nameless.class,
                Doubled.class
            })
    void the_mapper_is_left_to_say_what_other_annotations_mean(Class<?> type) {
        assertThat(EnumNames.of(type)).isNull();
    }

    enum Plain {
        ONE,
        TWO
    }

    enum Named {
        @JsonProperty("one-1")
        ONE,
        TWO
    }

    enum WithMembers {
        B("b") {
            @Override
            String twice() {
                return "bb";
            }
        },
        A("a");

        private final String text;

        WithMembers(String text) {
            this.text = text;
        }

        String twice() {
            return text + text;
        }

        @Override
        public String toString() {
            return "<" + text + ">";
        }
    }

    enum Empty {}

    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    enum Renamed {
        BIG_ONE
    }

    enum Valued {
        ONE;

        @JsonValue
        int value() {
            return 1;
        }
    }

    interface HasValue {
        @JsonValue
        default String value() {
            return "value";
        }
    }

    enum InheritedValue implements HasValue {
        ONE
    }

    enum FieldValue {
        ONE;

        @JsonValue
        final int value = 1;
    }

    enum Created {
        ONE;

        @JsonCreator
        static Created of(String text) {
            return ONE;
        }
    }

    enum Aliased {
        @JsonAlias("first")
        ONE
    }

    enum Nameless {
        @JsonProperty
        ONE
    }

    enum Doubled {
        @JsonProperty("one")
        FIRST,
        @JsonProperty("one")
        SECOND
    }
}
