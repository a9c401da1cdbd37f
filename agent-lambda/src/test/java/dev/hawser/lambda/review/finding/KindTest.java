package dev.hawser.lambda.review.finding;

import static dev.hawser.lambda.review.finding.Severity.HIGH;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KindTest {

    @Test
    void findings_of_one_rule_and_severity_stand_together_the_worst_first() {
        Finding task = finding(LOW, "open-task", 1);
        Finding sql = finding(HIGH, "sql-injection", 9);
        Finding otherSql = finding(HIGH, "sql-injection", 2);
        Finding smallSql = finding(LOW, "sql-injection", 5);

        assertThat(Kind.of(List.of(task, sql, otherSql, smallSql)))
                .containsExactly(
                        new Kind(HIGH, "sql-injection", List.of(otherSql, sql)),
                        new Kind(LOW, "open-task", List.of(task)),
                        new Kind(LOW, "sql-injection", List.of(smallSql)));
    }

    @Test
    void the_title_reads_like_words() {
        assertThat(new Kind(HIGH, "sql-injection", List.of(finding(HIGH, "sql-injection", 1))).title())
                .isEqualTo("SQL injection");
        assertThat(new Kind(HIGH, "open-task", List.of(finding(HIGH, "open-task", 1))).title())
                .isEqualTo("Open task");
    }

    private static Finding finding(Severity severity, String rule, int line) {
        return new Finding(severity, rule, "A.java", line, "x", "Do.");
    }
}
