package dev.hawser.examples.review.offline;

import static dev.hawser.lambda.review.finding.Severity.HIGH;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.report.Priority;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void the_worst_kinds_come_first_and_small_things_are_no_priority() {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        findings.put(
                "security",
                List.of(finding(HIGH, "sql-injection", "A.java", 3), finding(HIGH, "sql-injection", "A.java", 9)));
        findings.put("style", List.of(finding(LOW, "open-task", "B.java", 1)));

        assertThat(Digest.of(findings))
                .isEqualTo(new Digest(
                        "2 findings are critical or high: look at them before anything else.",
                        "Security: 2 high: SQL injection (2). Style: 1 low: Open task (1).",
                        List.of(new Priority(
                                "SQL injection in 2 places (high).", "Advice.", List.of("A.java:3", "A.java:9")))));
    }

    @Test
    void nothing_found_is_said_plainly() {
        assertThat(Digest.of(Map.of("style", List.of())))
                .isEqualTo(new Digest("The rules found nothing.", "Style: no findings.", List.of()));
    }

    private static Finding finding(Severity severity, String rule, String file, int line) {
        return new Finding(severity, rule, file, line, "x", "Advice.");
    }
}
