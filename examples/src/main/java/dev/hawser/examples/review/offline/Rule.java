package dev.hawser.examples.review.offline;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One thing that the offline reviewer looks for.
 *
 * @param id the kind of problem, in kebab-case
 * @param severity how bad it is
 * @param advice what can go wrong and what to do instead
 * @param probes how it is found, language by language
 */
record Rule(String id, Severity severity, String advice, List<Probe> probes) {

    private static final int EVIDENCE_LENGTH = 120;

    /** Makes a rule. */
    static Rule rule(String id, Severity severity, String advice, Probe... probes) {
        return new Rule(id, severity, advice, List.of(probes));
    }

    /** Returns the finding, unless the candidate is a false alarm. */
    Optional<Finding> judge(Probe probe, Candidate candidate) {
        if (!probe.confirms(candidate)) {
            return Optional.empty();
        }
        String remark = probe.remark().apply(candidate);
        return Optional.of(new Finding(
                severity,
                id,
                candidate.path(),
                candidate.line(),
                evidence(probe, candidate.text()),
                remark.isEmpty() ? advice : remark + " " + advice));
    }

    /** Returns the line, or of a long line the piece around the match. */
    private static String evidence(Probe probe, String line) {
        String stripped = line.strip();
        if (stripped.length() <= EVIDENCE_LENGTH) {
            return stripped;
        }
        Matcher matcher = probe.pattern().matcher(stripped);
        int start = matcher.find() ? Math.max(0, Math.min(matcher.start(), stripped.length() - EVIDENCE_LENGTH)) : 0;
        return stripped.substring(start, start + EVIDENCE_LENGTH).strip();
    }
}
