package dev.hawser.lambda.review.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    hard-coded-secret    | String p = "hunter2";             | String p = "hu…";
                    hardcoded-password   | connect(password='hunter2', a=1)  | connect(password='hu…', a=1)
                    hard-coded-secret    | spring.datasource.password=hunter2 | spring.datasource.password=hu…
                    hard-coded-secret    | <password>hunter2</password>      | <password>hu…</password>
                    access-key           | # key: AKIZQ3EGRIZ5L7T2MXW4       | # key: AKIZ…
                    aws-credentials      | key = "AKIZQ3EGRIZ5L7T2MXW4"      | key = "AK…"
                    sql-injection        | q = "SELECT a FROM b" + id        | q = "SELECT a FROM b" + id
                    secret-in-log        | log.info("password", password)    | log.info("password", password)
                    """)
    void only_findings_about_secrets_are_masked(String rule, String evidence, String expected) {
        Finding finding = new Finding(Severity.HIGH, rule, "A.java", 1, evidence, "Do.");

        assertThat(Masking.mask(finding)).isEqualTo(finding.withEvidence(expected));
    }
}
