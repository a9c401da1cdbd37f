package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.File;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BeanValidationTest {

    record Bounded(
            @Size(min = 1, max = 80) String title, @Min(1) int line, List<@Size(max = 3) String> tags) {}

    static class Tools {

        @Tool("t")
        String bounds(
                @Size(min = 2, max = 5) String size,
                @NotBlank String notBlank,
                @NotEmpty String notEmpty,
                @Pattern(regexp = "[a-z]+|x") String pattern,
                @Pattern(regexp = "x", flags = Pattern.Flag.CASE_INSENSITIVE) String flagged,
                @Email String email,
                @Min(1) @Max(10) int range,
                @DecimalMin("0.5") @DecimalMax(value = "1.5", inclusive = false) BigDecimal decimal,
                @Positive long positive,
                @PositiveOrZero long positiveOrZero,
                @Negative long negative,
                @NegativeOrZero long negativeOrZero,
                @AssertTrue boolean accepted,
                @NotEmpty @Size(max = 2) List<@Min(0) Integer> list,
                @Size(min = 1) Map<String, @NotBlank String> map,
                Optional<@Size(max = 3) String> optional,
                Bounded bounded) {
            return "taken";
        }
    }

    @Test
    void bean_validation_bounds_become_bounds_of_the_schema() {
        assertThat(Calls.schema(new Tools(), "bounds").get("properties").toPrettyString())
                .isEqualTo(Calls.json("""
                {"size":{"type":"string","minLength":2,"maxLength":5},
                 "notBlank":{"type":"string","minLength":1,"pattern":"\\\\S"},
                 "notEmpty":{"type":"string","minLength":1},
                 "pattern":{"type":"string","pattern":"^(?:[a-z]+|x)$"},
                 "flagged":{"type":"string"},
                 "email":{"type":"string","format":"email"},
                 "range":{"type":"integer","format":"int32","minimum":1,"maximum":10},
                 "decimal":{"type":"number","minimum":0.5,"exclusiveMaximum":1.5},
                 "positive":{"type":"integer","format":"int64","exclusiveMinimum":0},
                 "positiveOrZero":{"type":"integer","format":"int64","minimum":0},
                 "negative":{"type":"integer","format":"int64","exclusiveMaximum":0},
                 "negativeOrZero":{"type":"integer","format":"int64","maximum":0},
                 "accepted":{"type":"boolean","const":true},
                 "list":{"type":"array","items":{"type":"integer","format":"int32","minimum":0},"minItems":1,"maxItems":2},
                 "map":{"type":"object","additionalProperties":{"type":"string","minLength":1,"pattern":"\\\\S"},"minProperties":1},
                 "optional":{"type":"string","maxLength":3},
                 "bounded":{"type":"object","properties":{
                  "title":{"type":"string","minLength":1,"maxLength":80},
                  "line":{"type":"integer","format":"int32","minimum":1},
                  "tags":{"type":"array","items":{"type":"string","maxLength":3}}},
                  "required":["title","line","tags"],"additionalProperties":false}}
                """).toPrettyString());
    }

    @Test
    void values_beyond_the_bounds_are_reported() {
        String input = """
                {"size":"a","notBlank":" ","notEmpty":"","pattern":"A","flagged":"X","email":"me","range":11,"decimal":1.5,"positive":0,
                 "positiveOrZero":-1,"negative":0,"negativeOrZero":1,"accepted":false,"list":[],"map":{},"optional":"long",
                 "bounded":{"title":"","line":0,"tags":["long"]}}
                """;

        assertThat(Calls.text(new Tools(), "bounds", input)).isEqualTo("""
                        18 problems with the arguments of 'bounds':
                        - size: must have at least 2 characters, got 1
                        - notBlank: must match \\S, got " "
                        - notEmpty: must have at least 1 character, got 0
                        - pattern: must match ^(?:[a-z]+|x)$, got "A"
                        - email: expected an e-mail address such as a@example.com, got "me"
                        - range: must be at most 10, got 11
                        - decimal: must be less than 1.5, got 1.5
                        - positive: must be more than 0, got 0
                        - positiveOrZero: must be at least 0, got -1
                        - negative: must be less than 0, got 0
                        - negativeOrZero: must be at most 0, got 1
                        - accepted: expected true, got false
                        - list: must have at least 1 item, got 0
                        - map: must have at least 1 entry, got 0
                        - optional: must have at most 3 characters, got 4
                        - bounded.title: must have at least 1 character, got 0
                        - bounded.line: must be at least 1, got 0
                        - bounded.tags[0]: must have at most 3 characters, got 4""");
    }

    @Test
    void the_bounds_are_left_out_where_bean_validation_is_not_on_the_class_path() throws Exception {
        try (URLClassLoader without =
                new URLClassLoader(classPathWithoutValidation(), ClassLoader.getPlatformClassLoader())) {
            Class<?> tools = without.loadClass(Tools.class.getName());
            var constructor = tools.getDeclaredConstructor();
            constructor.setAccessible(true);
            Class<?> toolset = without.loadClass(Toolset.class.getName());

            Object made = toolset.getMethod("of", Object[].class)
                    .invoke(null, (Object) new Object[] {constructor.newInstance()});
            Object spec = ((List<?>) toolset.getMethod("specs").invoke(made)).get(0);
            String schema =
                    spec.getClass().getMethod("inputSchema").invoke(spec).toString();

            JsonNode properties = Calls.json(schema).get("properties");
            assertThat(properties.get("range")).isEqualTo(Calls.json("{\"type\":\"integer\",\"format\":\"int32\"}"));
            assertThat(properties.get("size")).isEqualTo(Calls.json("{\"type\":\"string\"}"));
        }
    }

    private static URL[] classPathWithoutValidation() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("validation"))
                .map(BeanValidationTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
