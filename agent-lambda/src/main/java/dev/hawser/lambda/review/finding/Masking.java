package dev.hawser.lambda.review.finding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of reports, which are copied and sent around: of a secret only the beginning is shown. */
public final class Masking {

    private static final Pattern SECRET_RULE = Pattern.compile(
            "(hard-?coded|embedded|leaked|exposed|plain-?text)-.*|(.*-)?(secrets?|passwords?|credentials?|access-keys?|api-keys?"
                    + "|private-keys?|tokens?)");
    private static final Pattern QUOTED = Pattern.compile("([\"'`])([^\"'`\\s]{2})[^\"'`\\s]{2,}\\1");
    private static final Pattern ASSIGNED = Pattern.compile("([=:>]\\s*)([^\\s\"'`<=]{2})[^\\s\"'`<]{2,}");
    private static final Pattern KEY = Pattern.compile("\\b([A-Za-z0-9]{4})[A-Za-z0-9_+/-]{12,}");

    private Masking() {}

    /** Returns the finding, with the evidence masked if it is about a secret. */
    public static Finding mask(Finding finding) {
        return SECRET_RULE.matcher(finding.rule()).matches()
                ? finding.withEvidence(masked(finding.evidence()))
                : finding;
    }

    private static String masked(String evidence) {
        Matcher quoted = QUOTED.matcher(evidence);
        if (quoted.find()) {
            return quoted.replaceAll("$1$2…$1");
        }
        Matcher key = KEY.matcher(evidence);
        return key.find() ? key.replaceAll("$1…") : ASSIGNED.matcher(evidence).replaceAll("$1$2…");
    }
}
