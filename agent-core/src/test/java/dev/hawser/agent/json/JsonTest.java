package dev.hawser.agent.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "123456789012345678901234567890",
                "1.10",
                "0.1000000000000000055511151231257827",
                "-1.50",
                "{\"z\":1,\"a\":{\"y\":null,\"b\":[]}}",
                "\"\\u0001 \\\" \\\\ ü\""
            })
    void a_value_is_written_as_it_was_read(String text) throws JsonProcessingException {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void text_behind_a_value_is_an_error() {
        assertThatThrownBy(() -> Json.parse("{} {}")).isInstanceOf(JsonProcessingException.class);
    }
}
