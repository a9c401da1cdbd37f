package dev.hawser.examples.review;

import static dev.hawser.lambda.review.finding.Severity.CRITICAL;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.report.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class SummaryTableTest {

    private static final Finding LATER = new Finding(LOW, "open-task", "src/B.java", 3, "x", "Do.");
    private static final Finding FIRST = new Finding(CRITICAL, "private-key", "src/\u001b[31mA.java", 12, "x", "Do.");

    @Test
    void the_counts_and_the_worst_places_stand_in_columns() {
        assertThat(render(Ansi.OFF)).isEqualTo("""
                          critical      high    medium       low       all
                security         1         0         0         0         1
                style            0         0         0         1         1
                all              1         0         0         1         2

                critical  private-key  src/ [31mA.java:12
                low       open-task    src/B.java:3
                """);
    }

    @Test
    void a_terminal_gets_colours_but_no_control_characters_of_a_file_name() {
        assertThat(render(Ansi.ON)).contains("\u001b[1m\u001b[31mcritical").doesNotContain("src/\u001b");
    }

    private static String render(Ansi ansi) {
        Map<String, Counts> byReviewer = new LinkedHashMap<>();
        byReviewer.put("security", Counts.of(List.of(FIRST)));
        byReviewer.put("style", Counts.of(List.of(LATER)));
        return SummaryTable.render(ansi, byReviewer, Counts.of(List.of(FIRST, LATER)), List.of(LATER, FIRST));
    }
}
