package dev.hawser.examples.review.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hawser.examples.review.source.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole review in short: the document {@code summary.json}.
 *
 * @param directory what was reviewed: its own name, without the way to it
 * @param startedAt when the review began
 * @param seconds how long it took
 * @param engine what judged
 * @param complete whether all reviewers finished
 * @param problem why there is no summary of the findings in words
 * @param scope what there was to review
 * @param counts all findings
 * @param byReviewer the findings of each reviewer
 * @param byRule how many findings there are of each kind of problem, the worst first
 * @param headline the result in one sentence
 * @param text the result in a paragraph or two
 * @param priorities what to do first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewSummary(
        String directory,
        Instant startedAt,
        BigDecimal seconds,
        Engine engine,
        boolean complete,
        @Nullable String problem,
        Scope scope,
        Counts counts,
        Map<String, Counts> byReviewer,
        Map<String, Integer> byRule,
        String headline,
        String text,
        List<Priority> priorities) {}
