package dev.hawser.agent.tool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> TOOLS =
            List.of("read_file", "read_files", "write_file", "listFiles", "search_files", "a");

    @ParameterizedTest
    @CsvSource({
        "readFile, read_file",
        "READ-FILE, read_file",
        "raed_file, read_file",
        "read_fil, read_file",
        "list_files, listFiles",
        "wriet_file, write_file",
        "search, search_files",
        "write_file_to_disk, write_file"
    })
    void a_name_that_is_almost_right_is_recognised(String written, String meant) {
        assertThat(Nearest.to(written, TOOLS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"delete", "read", "xyz", "''", "'_'", "b7"})
    void a_name_that_could_be_anything_is_not(String written) {
        assertThat(Nearest.to(written, TOOLS)).isEmpty();
    }

    @Test
    void a_name_of_any_length_is_answered_at_once() {
        assertThat(Nearest.to("x".repeat(1_000_000), List.of("y".repeat(1_000_000))))
                .isEmpty();
    }
}
