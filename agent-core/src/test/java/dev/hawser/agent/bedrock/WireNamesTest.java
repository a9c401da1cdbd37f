package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireNamesTest {

    @ParameterizedTest
    @CsvSource({"read_file-2, read_file-2", "$READ.FILE, _READ_FILE", "<|channel|>, __channel__", "'', unnamed"})
    void a_tool_name_keeps_what_is_allowed(String name, String expected) {
        assertThat(WireNames.toolName(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "plan (v2) [final]-a, plan (v2) [final]-a",
        "'John''s  report_v2.pdf', John-s report-v2-pdf",
        "'  a\t b　c ', a b-c",
        "分期, document",
        "'', document"
    })
    void a_document_name_keeps_what_is_allowed(String name, String expected) {
        assertThat(WireNames.documentName(name)).isEqualTo(expected);
    }

    @Test
    void any_name_becomes_acceptable() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String name = random.ints(random.nextInt(300), 1, 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(WireNames.toolName(name)).matches("[a-zA-Z0-9_-]{1,64}");
            assertThat(WireNames.shortToolUseId(name)).matches("[a-zA-Z0-9]{9}");
            assertThat(WireNames.documentName(name))
                    .matches("[a-zA-Z0-9 ()\\[\\]-]{1,200}")
                    .doesNotContain("  ");
        }
    }
}
