package dev.hawser.lambda.review.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hawser.lambda.review.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reviewer found: the document {@code security.json} or {@code style.json}.
 *
 * @param reviewer its name
 * @param engine what judged
 * @param complete whether the reviewer finished; otherwise the findings are those that it had until then
 * @param problem why it did not finish
 * @param conclusion its closing words
 * @param effort what it did
 * @param limit how many findings were taken at most; if there are as many, there may be more
 * @param findings the worst first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewerReport(
        String reviewer,
        Engine engine,
        boolean complete,
        @Nullable String problem,
        String conclusion,
        Effort effort,
        int limit,
        List<Finding> findings) {

    /** Copies the list. */
    public ReviewerReport {
        findings = List.copyOf(findings);
    }
}
