package dev.hawser.lambda.review.report;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.text.Numbers;
import java.util.List;

/** How many findings there are of each severity. */
public record Counts(int critical, int high, int medium, int low, int total) {

    /** Counts findings. */
    public static Counts of(List<Finding> findings) {
        int[] counts = new int[Severity.values().length];
        findings.forEach(finding -> counts[finding.severity().ordinal()]++);
        return new Counts(counts[0], counts[1], counts[2], counts[3], findings.size());
    }

    /** Returns the number of that severity. */
    public int of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }

    /** Returns the counts in words: {@code 1 critical, 3 high}; {@code none} if there are none. */
    public String words() {
        StringBuilder words = new StringBuilder();
        for (Severity severity : Severity.values()) {
            if (of(severity) > 0) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(Numbers.grouped(of(severity)))
                        .append(' ')
                        .append(severity.label());
            }
        }
        return words.isEmpty() ? "none" : words.toString();
    }
}
