package dev.hawser.lambda.review.finding;

import static dev.hawser.lambda.review.finding.Severity.HIGH;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final List<String> SHOP = List.of("class Shop {", "    String  key = \"abc\";", "}", "}");

    private final List<List<Finding>> kept = new ArrayList<>();
    private final Findings findings = new Findings(
            file -> {
                if (file.equals("Shop.java")) {
                    return SHOP;
                }
                throw new ToolException("there is no file '" + file + "'");
            },
            2,
            List.of(),
            kept::add);

    @Test
    void a_finding_whose_evidence_stands_on_its_line_is_accepted_whatever_the_blanks() {
        Finding finding = at(2, "String key = \"abc\";");

        assertThat(findings.report(List.of(finding))).isEqualTo(ToolResult.text("Accepted 1 of 1."));
        assertThat(findings.accepted()).containsExactly(finding);
    }

    @Test
    void what_is_accepted_is_kept_and_another_list_goes_on_from_it() {
        Finding first = at(2, "key");
        Finding second = new Finding(LOW, "b-rule", "Shop.java", 1, "class", "Do.");
        findings.report(List.of(first, at(99, "}")));
        findings.report(List.of(at(98, "}")));
        assertThat(kept).containsExactly(List.of(first));

        Findings later = new Findings(file -> SHOP, 2, kept.get(0), kept::add);
        later.report(List.of(second));

        assertThat(later.accepted()).containsExactly(first, second);
        assertThat(kept).containsExactly(List.of(first), List.of(first, second));
        assertThat(later.report(List.of(at(1, "class"))).text()).contains("the limit of 2 findings is reached");
    }

    @Test
    void misplaced_evidence_is_refused_with_the_line_where_it_really_is() {
        ToolResult result = findings.report(List.of(at(1, "key = \"abc\""), at(1, "}")));

        assertThat(result).isEqualTo(ToolResult.error("""
                        Accepted 0 of 2.
                        Refused finding 1 (Shop.java:1): the evidence is not on line 1, which reads `class Shop {`; it is on line 2.
                        Refused finding 2 (Shop.java:1): the evidence is not on line 1, which reads `class Shop {`; it is on line 3, 4."""));
        assertThat(findings.accepted()).isEmpty();
    }

    @Test
    void made_up_places_and_empty_words_are_refused_one_by_one() {
        ToolResult result = findings.report(List.of(
                at(2, "password"),
                at(99, "}"),
                at(0, "}"),
                at(2, " "),
                new Finding(HIGH, "a-rule", "No.java", 1, "x", "Do."),
                new Finding(HIGH, "A rule", "Shop.java", 1, "class", "Do."),
                new Finding(HIGH, "a-rule", "Shop.java", 1, "class", " "),
                at(2, "key")));

        assertThat(result).isEqualTo(ToolResult.text("""
                        Accepted 1 of 8.
                        Refused finding 1 (Shop.java:2): the evidence is not on line 2, which reads `String key = "abc";`; it is nowhere in the file: read the file and copy a piece of one line.
                        Refused finding 2 (Shop.java:99): there is no line 99: the file has 4 lines.
                        Refused finding 3 (Shop.java:0): there is no line 0: the file has 4 lines.
                        Refused finding 4 (Shop.java:2): the evidence is empty: copy the telling piece of line 2.
                        Refused finding 5 (No.java:1): there is no file 'No.java'.
                        Refused finding 6 (Shop.java:1): rule 'A rule' is not in kebab-case, of 60 characters at most: write it like sql-injection.
                        Refused finding 7 (Shop.java:1): the advice is empty: say what can go wrong and what to do instead."""));
        assertThat(findings.accepted()).containsExactly(at(2, "key"));
    }

    @Test
    void evidence_may_show_hidden_characters_and_cuts_as_the_tools_do() {
        Findings ofOneLine =
                new Findings(file -> List.of("String s = \"a\u202eb\"; // a very long line"), 9, List.of(), all -> {});
        Finding finding = new Finding(HIGH, "hidden-text", "A.java", 1, "…s = \"a\\u202eb\"; // a very…", "Do.");

        assertThat(ofOneLine.report(List.of(finding))).isEqualTo(ToolResult.text("Accepted 1 of 1."));
    }

    @Test
    void findings_beyond_the_limit_are_refused_but_a_repeat_is_not() {
        findings.report(List.of(at(1, "class"), at(2, "key")));

        assertThat(findings.report(List.of(at(3, "}"), at(1, "class")))).isEqualTo(ToolResult.text("""
                        Accepted 1 of 2.
                        Refused finding 1 (Shop.java:3): the limit of 2 findings is reached, more are not taken: finish your review."""));
        assertThat(findings.accepted()).containsExactly(at(1, "class"), at(2, "key"));
    }

    @Test
    void accepted_findings_come_with_the_worst_first() {
        Finding low = new Finding(LOW, "a-rule", "Shop.java", 1, "class", "Do.");

        findings.report(List.of(low, at(2, "key")));

        assertThat(findings.accepted()).containsExactly(at(2, "key"), low);
    }

    private static Finding at(int line, String evidence) {
        return new Finding(HIGH, "a-rule", "Shop.java", line, evidence, "Do.");
    }
}
