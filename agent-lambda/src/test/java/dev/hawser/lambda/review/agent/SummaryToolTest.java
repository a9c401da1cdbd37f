package dev.hawser.lambda.review.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.report.Priority;
import dev.hawser.lambda.review.report.SummaryWords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryToolTest {

    private final List<SummaryWords> published = new ArrayList<>();
    private final SummaryTool tool =
            new SummaryTool(List.of(new Finding(Severity.HIGH, "a-rule", "A.java", 3, "x", "Do.")), published::add);

    @Test
    void a_summary_of_real_places_is_taken() {
        List<Priority> priorities = List.of(new Priority("Mend it.", "It burns.", List.of("A.java:3")));

        assertThat(tool.report("Bad.", "Very.", priorities)).isEqualTo("Taken.");
        assertThat(tool.words()).contains(new SummaryWords("Bad.", "Very.", priorities));
        assertThat(published).containsExactly(new SummaryWords("Bad.", "Very.", priorities));
    }

    @Test
    void a_place_without_a_finding_is_refused() {
        List<Priority> priorities = List.of(new Priority("Mend it.", "It burns.", List.of("A.java:3", "B.java:1")));

        assertThatThrownBy(() -> tool.report(" ", "Very.", priorities))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "Not taken: the headline is empty. priority 'Mend it.' names places without a finding: B.java:1;"
                                + " copy file:line from the findings.");
        assertThat(tool.words()).isEmpty();
        assertThat(published).isEmpty();
    }
}
