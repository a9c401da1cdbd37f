package dev.hawser.tools.fs.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void ordinary_text_is_shown_as_it_is() {
        String line = "\tint é = '😀'; // \\u0041 ‍ \uFEFF";

        assertThat(Visible.line(line)).isSameAs(line);
        assertThat(Visible.hides(line)).isFalse();
    }

    @Test
    void what_could_break_or_reorder_a_line_is_written_as_json_writes_it() {
        assertThat(Visible.line("a\rb\nc\u001B[31m\u2028\u0085\u202E\u2066\u007F"))
                .isEqualTo("a\\rb\\u000ac\\u001b[31m\\u2028\\u0085\\u202e\\u2066\\u007f");
    }

    @Test
    void bytes_that_are_no_characters_are_shown_in_hexadecimal() {
        String line = Text.decode("caf\u00E9!".getBytes(ISO_8859_1)).chars();

        assertThat(Visible.line(line)).isEqualTo("caf\\xE9!");
        assertThat(Visible.hides(line)).isTrue();
    }
}
