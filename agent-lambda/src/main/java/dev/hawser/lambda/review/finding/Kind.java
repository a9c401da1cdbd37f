package dev.hawser.lambda.review.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Findings of one rule and one severity, as reports show them together.
 *
 * @param severity how bad they are
 * @param rule the kind of problem, in kebab-case
 * @param findings at least one
 */
public record Kind(Severity severity, String rule, List<Finding> findings) {

    private static final Pattern ACRONYM = Pattern.compile(
            "\\b(?:api|aws|cors|csrf|csv|html|http|https|io|json|jwt|ldap|sql|ssl|ssrf|tls|url|xml|xss|xxe)\\b");

    /** Copies the list. */
    public Kind {
        findings = List.copyOf(findings);
    }

    /** Sorts findings by kind, the worst first. */
    public static List<Kind> of(List<Finding> findings) {
        Map<String, List<Finding>> byKind = new LinkedHashMap<>();
        findings.stream()
                .sorted(Finding.WORST_FIRST)
                .forEach(finding -> byKind.computeIfAbsent(
                                finding.severity() + " " + finding.rule(), key -> new ArrayList<>())
                        .add(finding));
        return byKind.values().stream()
                .map(same -> new Kind(same.get(0).severity(), same.get(0).rule(), same))
                .toList();
    }

    /** Returns the kind of problem in words: {@code SQL injection}. */
    public String title() {
        String words = ACRONYM.matcher(rule.replace('-', ' '))
                .replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Returns how many there are. */
    public int size() {
        return findings.size();
    }
}
