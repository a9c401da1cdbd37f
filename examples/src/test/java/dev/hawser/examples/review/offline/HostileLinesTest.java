package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as a bundler makes them, or a person who wants to harm a reviewer; as long as the file tools show lines. */
class HostileLinesTest {

    private static final int LENGTH = 2_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "\"",
                "a",
                "a ",
                "+ a",
                "('\\\\'",
                "{;",
                "\"\\\\",
                "public a(String b) ",
                "x: ",
                "//",
                "/*",
                "a, "
            })
    void every_rule_judges_them_without_breaking(String piece) {
        String hostile = piece.repeat(LENGTH / piece.length());
        NavigableMap<Integer, String> known = new TreeMap<>();
        for (int line = 1; line <= 40; line++) {
            known.put(line, line == 20 ? "String password = \"hunter22\" + new File(a, exec(b, " + hostile : hostile);
        }

        assertThatCode(() -> Stream.of(SecurityRules.RULES, StyleRules.RULES)
                        .flatMap(rules -> rules.stream())
                        .forEach(rule -> rule.probes()
                                .forEach(probe -> rule.judge(probe, new Candidate("src/A.java", 20, known)))))
                .doesNotThrowAnyException();
    }
}
