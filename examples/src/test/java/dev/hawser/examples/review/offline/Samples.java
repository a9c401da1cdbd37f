package dev.hawser.examples.review.offline;

import java.util.List;

/** Questions about rules and their samples. */
final class Samples {

    private Samples() {}

    static Rule rule(List<Rule> rules, String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    /** Returns the probes that find nothing in any sample of their rule: nothing shows that they work. */
    static List<String> probesWithoutFinding(List<Rule> rules, List<Sample> samples) {
        return rules.stream()
                .flatMap(rule -> rule.probes().stream()
                        .filter(probe -> samples.stream()
                                .filter(sample -> sample.rule().equals(rule.id()))
                                .allMatch(sample -> sample.findings(rule, probe).isEmpty()))
                        .map(probe -> rule.id() + " in " + probe.files() + ": " + probe.pattern()))
                .toList();
    }
}
