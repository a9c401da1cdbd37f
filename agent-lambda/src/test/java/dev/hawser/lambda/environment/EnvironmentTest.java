package dev.hawser.lambda.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final Setting<String> NAME = Setting.text("NAME");
    private static final Setting<Long> SIZE = Setting.number("SIZE", 1, 9);
    private static final Setting<Duration> PAUSE =
            Setting.seconds("PAUSE", 0, 60).orElse(Duration.ofSeconds(5));
    private static final Setting<Boolean> STRICT = Setting.flag("STRICT");
    private static final List<Setting<?>> ALL = List.of(NAME, SIZE, PAUSE, STRICT);

    @Test
    void settings_have_the_values_of_their_variables() {
        Environment environment =
                Environment.read(Map.of("NAME", "x", "SIZE", "9", "PAUSE", "0", "STRICT", "true"), ALL);

        assertThat(environment.get(NAME)).isEqualTo("x");
        assertThat(environment.get(SIZE)).isEqualTo(9);
        assertThat(environment.get(PAUSE)).isZero();
        assertThat(environment.get(STRICT)).isTrue();
    }

    @Test
    void a_variable_that_is_missing_or_empty_has_the_default() {
        Environment environment = Environment.read(Map.of("NAME", "x", "SIZE", "1", "PAUSE", ""), ALL);

        assertThat(environment.get(PAUSE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(environment.get(STRICT)).isFalse();
    }

    @Test
    void everything_that_is_missing_or_wrong_is_said_at_once() {
        assertThatExceptionOfType(EnvironmentException.class)
                .isThrownBy(() -> Environment.read(Map.of("SIZE", "10", "PAUSE", "soon", "STRICT", "yes"), ALL))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                "NAME is missing: set it to a text",
                                "SIZE is '10': it must be a whole number from 1 to 9",
                                "PAUSE is 'soon': it must be whole seconds from 0 to 60",
                                "STRICT is 'yes': it must be true or false"))
                .withMessageStartingWith("the function can't start: NAME is missing");
    }

    @Test
    void a_setting_that_was_not_read_is_a_mistake_of_the_handler() {
        Environment environment = Environment.read(Map.of(), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.get(NAME))
                .withMessageContaining("NAME was not read");
    }
}
