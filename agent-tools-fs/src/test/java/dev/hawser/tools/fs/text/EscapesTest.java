package dev.hawser.tools.fs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapesTest {

    @Test
    void shows_ordinary_text_of_any_language_as_it_is() {
        String text = "Straße 日本語 العربية हिन्दी 🎉 a\\b 'quoted'";

        assertThat(Escapes.escape(text)).isSameAs(text);
    }

    @Test
    void shows_what_nobody_could_see() {
        assertThat(Escapes.escape("a\nb\tc\rd\u001b[31m\u202e\u200b\ufeff\u3164\u2028\ud800\udb40\udc41"))
                .isEqualTo("a\\nb\\tc\\rd\\u001b[31m\\u202e\\u200b\\ufeff\\u3164\\u2028\\ud800\\udb40\\udc41");
    }

    @Test
    void shortens_what_is_too_long_to_quote() {
        assertThat(Escapes.quote("x".repeat(5000))).isEqualTo("'" + "x".repeat(400) + "…' (5000 characters)");
    }
}
