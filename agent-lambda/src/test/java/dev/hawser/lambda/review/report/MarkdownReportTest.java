package dev.hawser.lambda.review.report;

import static dev.hawser.lambda.review.finding.Severity.CRITICAL;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.message.Usage;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.source.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private static final Engine RULES = new Engine("offline rules", false, "Fixed rules.");
    private static final Finding SECRET = new Finding(
            CRITICAL, "hard-coded-secret", "src/A.java", 12, "p = \"hu…\";", "Read it from the environment.");

    @Test
    void a_person_finds_the_result_first_then_each_place_then_what_was_looked_at() {
        List<Finding> style = List.of(task(3), task(9));

        String report = render(
                List.of(SECRET),
                style,
                new Scope(12, 3, languages(), List.of("target/"), List.of()),
                List.of(new Priority("Move the secret.", "It is public.", List.of("src/A.java:12"))));

        assertThat(report).isEqualTo("""
                # Code review of `shop`

                > **No language model was at work.** Fixed rules.

                **3 findings** in 2 of 12 source files. Reviewed on 1 March 2026, 12:30 UTC, in 0.8 s.

                | | critical | high | medium | low | all |
                |---|---:|---:|---:|---:|---:|
                | security | 1 | 0 | 0 | 0 | 1 |
                | style | 0 | 0 | 0 | 2 | 2 |
                | **all** | 1 | 0 | 0 | 2 | 3 |

                ## In short

                **One finding is urgent.**

                The rest can wait.

                ### Do first

                1. **Move the secret.** It is public.\s\s
                   [`src/A.java:12`](<../src/A.java#L12>)

                ## Security

                ### Critical: Hard coded secret

                Read it from the environment.

                - [`src/A.java:12`](<../src/A.java#L12>)\s\s
                  `p = "hu…";`

                ## Style

                ### Low: Open task (2)

                - [`src/B.java:3`](<../src/B.java#L3>)\s\s
                  `// TODO 3`\s\s
                  Do 3.
                - [`src/B.java:9`](<../src/B.java#L9>)\s\s
                  `// TODO 9`\s\s
                  Do 9.

                The reviewer's closing words:

                > I looked at all of it.

                ## What was looked at

                - 12 source files: Java 10, Python 2
                - security: 20 searches through the files, 1 file opened, 4 turns
                - style: 1 search through the files, 0 files opened, 1 turn, 1,500 tokens
                - Not reviewed: 3 files of other kinds
                - Left out: `target/`
                - Of a secret that was found only the beginning is shown
                - Reviewed with: `offline rules`
                """);
    }

    @Test
    void a_long_list_of_one_kind_is_cut_with_a_pointer_to_the_rest() {
        List<Finding> style = new ArrayList<>();
        for (int line = 1; line <= 25; line++) {
            style.add(task(line));
        }

        assertThat(render(List.of(), style, new Scope(1, 0, Map.of(), List.of(), List.of()), List.of()))
                .contains("## Security\n\nNo findings.\n", "### Low: Open task (25)", "`src/B.java:5`")
                .contains("- and 20 more, listed in the JSON file\n")
                .contains("No more than 25 findings were taken from this reviewer, so there may be more.")
                .doesNotContain("`src/B.java:6`");
    }

    private static String render(List<Finding> security, List<Finding> style, Scope scope, List<Priority> priorities) {
        ReviewerReport first =
                new ReviewerReport("security", RULES, true, null, "", effort(4, 20, 1, Usage.NONE), 200, security);
        ReviewerReport second = new ReviewerReport(
                "style", RULES, true, null, "I looked at all of it.", effort(1, 1, 0, Usage.of(1000, 500)), 25, style);
        Map<String, Counts> byReviewer = new LinkedHashMap<>();
        byReviewer.put("security", Counts.of(security));
        byReviewer.put("style", Counts.of(style));
        List<Finding> all = new ArrayList<>(security);
        all.addAll(style);
        ReviewSummary summary = new ReviewSummary(
                "shop",
                Instant.parse("2026-03-01T12:30:00Z"),
                new BigDecimal("0.800"),
                RULES,
                true,
                null,
                scope,
                Counts.of(all),
                byReviewer,
                Map.of(),
                Map.of(),
                "One finding is urgent.",
                "The rest can wait.",
                priorities);
        return MarkdownReport.render(summary, List.of(first, second), "../");
    }

    private static Effort effort(int turns, int searches, int opened, Usage tokens) {
        return new Effort(turns, searches, opened, new BigDecimal("0.5"), tokens);
    }

    private static Map<String, Integer> languages() {
        Map<String, Integer> languages = new LinkedHashMap<>();
        languages.put("Java", 10);
        languages.put("Python", 2);
        return languages;
    }

    private static Finding task(int line) {
        return new Finding(LOW, "open-task", "src/B.java", line, "// TODO " + line, "Do " + line + ".");
    }
}
