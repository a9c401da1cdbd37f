package dev.hawser.examples.review.offline;

import java.util.List;
import java.util.stream.Stream;

/** All that the offline security reviewer looks for, the most urgent first. */
final class SecurityRules {

    static final List<Rule> RULES = Stream.of(SecretRules.RULES, InjectionRules.RULES, ProtectionRules.RULES)
            .flatMap(List::stream)
            .toList();

    private SecurityRules() {}
}
