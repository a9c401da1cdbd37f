package dev.hawser.examples.review.offline;

import static dev.hawser.examples.review.offline.Languages.ALL;
import static dev.hawser.examples.review.offline.Languages.CODE;
import static dev.hawser.examples.review.offline.Languages.JSON;
import static dev.hawser.examples.review.offline.Languages.JVM;
import static dev.hawser.examples.review.offline.Languages.SETTINGS;
import static dev.hawser.examples.review.offline.Languages.XML;
import static dev.hawser.examples.review.offline.Probe.inContext;
import static dev.hawser.examples.review.offline.Rule.rule;
import static dev.hawser.lambda.review.finding.Severity.CRITICAL;
import static dev.hawser.lambda.review.finding.Severity.HIGH;
import static dev.hawser.lambda.review.finding.Severity.MEDIUM;

import java.util.List;

/** What the offline security reviewer looks for: secrets that stand where many can read them. */
final class SecretRules {

    static final List<Rule> RULES = List.of(
            rule(
                    "private-key",
                    CRITICAL,
                    "Whoever can read the source has the key. Replace the key, and keep the new one in a secret store.",
                    inContext(ALL, "-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----")
                            .readingOn(2)
                            .evenInComments()
                            .unless(Secrets::hasNoKeyBody)),
            rule(
                    "access-key",
                    CRITICAL,
                    "This has the form of a live access key. Revoke it at the service that gave it, then read the new one from the "
                            + "environment or a secret store.",
                    inContext(
                                    ALL,
                                    "\\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{36}|glpat-[0-9A-Za-z_-]{20}"
                                            + "|xox[abprs]-[0-9A-Za-z-]{20,}|AIza[0-9A-Za-z_-]{35}|sk_live_[0-9A-Za-z]{24,}"
                                            + "|sk-(?:ant-|proj-)?[0-9A-Za-z]{20,}|npm_[0-9A-Za-z]{36})\\b")
                            .evenInComments()
                            .evenInTests()
                            .unless(FalseAlarms::isExampleKey)),
            rule(
                    "hard-coded-secret",
                    HIGH,
                    "Whoever can read the source or the build has it, and it can't be changed without a release. Read it from the "
                            + "environment or a secret store, and change it.",
                    inContext(CODE, Secrets.IN_CODE).unless(Secrets.harmless(Secrets.IN_CODE)),
                    inContext(ALL, Secrets.IN_URL).unless(Secrets.harmless(Secrets.IN_URL)),
                    inContext(JVM, Secrets.IN_CONNECTION).unless(Secrets.harmless(Secrets.IN_CONNECTION)),
                    inContext(JSON, Secrets.IN_CODE).unless(Secrets.harmless(Secrets.IN_CODE)),
                    inContext(SETTINGS, Secrets.IN_SETTINGS).unless(Secrets.harmless(Secrets.IN_SETTINGS)),
                    inContext(XML, Secrets.IN_ELEMENT).unless(Secrets.harmless(Secrets.IN_ELEMENT)),
                    inContext(XML, Secrets.IN_ATTRIBUTES).unless(Secrets.harmless(Secrets.IN_ATTRIBUTES))),
            rule(
                    "secret-in-log",
                    MEDIUM,
                    "Logs are copied, kept and read by many. Leave the value out, or log that it is set.",
                    inContext(
                                    CODE,
                                    "(?i)\\b(?:log|logger|console|logging)\\.\\w+\\("
                                            + ".*\\b\\w*(?:password|passwd|secret|api_?key|private_?key)")
                            .unless(FalseAlarms::onlyNamesTheSecret)));

    private SecretRules() {}
}
