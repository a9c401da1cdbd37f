package dev.hawser.examples.review.offline;

import dev.hawser.lambda.review.finding.Finding;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A place that a search found, not judged yet.
 *
 * @param rule whose search it was
 * @param probe which part of the rule
 * @param path the file
 * @param line the line
 * @param shown lines of the file that the search showed
 */
record Lead(Rule rule, Probe probe, String path, int line, NavigableMap<Integer, String> shown) {

    /** Returns whether the lines around it must be read first, and are worth it. */
    boolean needsReading() {
        return probe.needsReading() && probe.mayConfirm(new Candidate(path, line, shown));
    }

    /** Returns the lines to read. */
    Excerpt excerpt() {
        return new Excerpt(path, Math.max(1, line - probe.before()), line + probe.after());
    }

    /** Judges the place by those lines of the file. */
    Optional<Finding> judge(NavigableMap<Integer, String> known) {
        return rule.judge(probe, new Candidate(path, line, known));
    }
}
