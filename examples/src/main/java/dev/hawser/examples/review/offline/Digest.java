package dev.hawser.examples.review.offline;

import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.finding.Kind;
import dev.hawser.lambda.review.finding.Severity;
import dev.hawser.lambda.review.report.Counts;
import dev.hawser.lambda.review.report.Priority;
import dev.hawser.lambda.review.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stands out among findings.
 *
 * @param headline one sentence
 * @param text a paragraph
 * @param priorities what to do first
 */
record Digest(String headline, String text, List<Priority> priorities) {

    private static final int MOST_PRIORITIES = 5;
    private static final int MOST_PLACES = 5;
    private static final int MANY = 5;

    /** Sums up the findings of each reviewer. */
    static Digest of(Map<String, List<Finding>> byReviewer) {
        List<Finding> all = new ArrayList<>();
        byReviewer.values().forEach(all::addAll);
        all.sort(Finding.WORST_FIRST);
        return new Digest(headline(Counts.of(all)), text(byReviewer, all), priorities(all));
    }

    private static String headline(Counts counts) {
        int urgent = counts.critical() + counts.high();
        if (counts.total() == 0) {
            return "The rules found nothing.";
        }
        if (urgent == 0) {
            return "Nothing critical or high, but " + Numbers.counted(counts.total(), "smaller finding") + ".";
        }
        return Numbers.counted(urgent, "finding") + (urgent == 1 ? " is" : " are") + " critical or high: look at "
                + (urgent == 1 ? "it" : "them") + " before anything else.";
    }

    private static String text(Map<String, List<Finding>> byReviewer, List<Finding> all) {
        StringBuilder text = new StringBuilder();
        byReviewer.forEach((reviewer, findings) -> {
            text.append(capital(reviewer)).append(": ");
            if (findings.isEmpty()) {
                text.append("no findings. ");
                return;
            }
            text.append(Counts.of(findings).words());
            List<Kind> kinds = Kind.of(findings);
            List<String> frequent = kinds.stream()
                    .sorted(Comparator.comparing(kind -> -kind.size()))
                    .limit(3)
                    .map(kind -> kind.title() + " (" + kind.size() + ")")
                    .toList();
            text.append(kinds.size() > 3 ? "; most often " : ": ")
                    .append(String.join(", ", frequent))
                    .append(". ");
        });
        Map<String, Integer> byFile = new LinkedHashMap<>();
        all.forEach(finding -> byFile.merge(finding.file(), 1, Integer::sum));
        byFile.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(worst -> byFile.size() > 1 && worst.getValue() >= MANY)
                .ifPresent(worst ->
                        text.append("Most findings in one file: " + worst.getValue() + " in " + worst.getKey() + "."));
        return text.toString().strip();
    }

    private static List<Priority> priorities(List<Finding> all) {
        return Kind.of(all).stream()
                .filter(kind -> kind.severity().isAtLeast(Severity.MEDIUM))
                .limit(MOST_PRIORITIES)
                .map(Digest::priority)
                .toList();
    }

    private static Priority priority(Kind kind) {
        String where = kind.size() == 1 ? "" : " in " + Numbers.grouped(kind.size()) + " places";
        return new Priority(
                kind.title() + where + " (" + kind.severity().label() + ").",
                kind.findings().get(0).advice(),
                kind.findings().stream().limit(MOST_PLACES).map(Finding::place).toList());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
