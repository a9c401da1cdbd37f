package dev.hawser.examples.review.offline;

import dev.hawser.lambda.review.finding.Finding;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A source file with the lines marked that a rule must find.
 *
 * @param rule the rule's name
 * @param path of the file
 * @param marked its text; each line that must be found ends with {@code <<<}
 */
record Sample(String rule, String path, String marked) {

    private static final String MARK = " <<<";

    List<Integer> expected() {
        List<String> lines = marked.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).endsWith(MARK))
                .map(i -> i + 1)
                .boxed()
                .toList();
    }

    List<Finding> findings(Rule rule) {
        return rule.probes().stream()
                .flatMap(probe -> findings(rule, probe).stream())
                .distinct()
                .toList();
    }

    List<Finding> findings(Rule rule, Probe probe) {
        if (!applies(probe)) {
            return List.of();
        }
        return hits(probe).stream()
                .map(line -> rule.judge(probe, new Candidate(path, line, known(probe, line))))
                .flatMap(Optional::stream)
                .toList();
    }

    String text() {
        return marked.lines()
                .map(line -> line.endsWith(MARK) ? line.substring(0, line.length() - MARK.length()) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private boolean applies(Probe probe) {
        boolean named = FileSystems.getDefault()
                .getPathMatcher("glob:" + probe.files())
                .matches(Path.of(path).getFileName());
        return named
                && (probe.unlessFileHas() == null
                        || !Pattern.compile(probe.unlessFileHas(), Pattern.MULTILINE)
                                .matcher(text())
                                .find());
    }

    private List<Integer> hits(Probe probe) {
        List<String> lines = text().lines().toList();
        if (!probe.multiline()) {
            return IntStream.rangeClosed(1, lines.size())
                    .filter(n -> probe.pattern().matcher(lines.get(n - 1)).find())
                    .boxed()
                    .toList();
        }
        TreeSet<Integer> hits = new TreeSet<>();
        Matcher matcher = probe.pattern().matcher(text());
        while (matcher.find()) {
            hits.add((int) text().substring(0, matcher.start()).lines().count()
                    + (matcher.start() == 0 || text().charAt(matcher.start() - 1) == '\n' ? 1 : 0));
        }
        return new ArrayList<>(hits);
    }

    private NavigableMap<Integer, String> known(Probe probe, int hit) {
        NavigableMap<Integer, String> known = new TreeMap<>();
        List<String> lines = text().lines().toList();
        for (int n = Math.max(1, hit - probe.before()); n <= Math.min(lines.size(), hit + probe.after()); n++) {
            known.put(n, lines.get(n - 1));
        }
        return known;
    }

    @Override
    public String toString() {
        return rule + " in " + path;
    }
}
