package dev.hawser.examples.review.offline;

import static dev.hawser.lambda.review.text.Numbers.counted;

import dev.hawser.agent.message.Content;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the rules know of the code once all searches are answered: places to look at, lines that were read, findings. */
final class Inquiry {

    /** All excerpts together. The conversation carries them from then on, so there must be an end. */
    private static final int MOST_LINES_READ = 10_000;

    /** A rule with more findings than that has made its point, and leaves room for the others. */
    private static final int MOST_OF_A_RULE = 50;

    private final List<Search> searches;
    private final Transcript talk;
    private final List<Lead> leads;
    private final Set<Lead> unread = new HashSet<>();
    private final List<Excerpt> excerpts;

    private Inquiry(List<Search> searches, Transcript talk) {
        this.searches = searches;
        this.talk = talk;
        this.leads =
                searches.stream().flatMap(search -> search.leads(talk).stream()).toList();
        this.excerpts = Excerpt.merged(wanted());
    }

    static Inquiry of(List<Search> searches, Transcript talk) {
        return new Inquiry(searches, talk);
    }

    /** The excerpts of the leads in their order, as far as the budget goes. */
    private Set<Excerpt> wanted() {
        Set<Excerpt> wanted = new LinkedHashSet<>();
        int lines = 0;
        for (Lead lead : leads) {
            if (!lead.needsReading()) {
                continue;
            }
            Excerpt excerpt = lead.excerpt();
            if (wanted.contains(excerpt)) {
                continue;
            }
            if (lines + excerpt.lines() > MOST_LINES_READ) {
                unread.add(lead);
                continue;
            }
            lines += excerpt.lines();
            wanted.add(excerpt);
        }
        return wanted;
    }

    /** Returns the calls that read around the leads. */
    List<Content.ToolUse> readCalls() {
        List<Content.ToolUse> calls = new ArrayList<>();
        excerpts.forEach(excerpt -> calls.add(excerpt.call("read-" + (calls.size() + 1))));
        return calls;
    }

    /** Returns the leads that are no false alarms, the worst first, of each rule the first few. */
    List<Finding> findings() {
        Map<String, Integer> taken = new HashMap<>();
        return confirmed().stream()
                .filter(finding -> taken.merge(finding.rule(), 1, Integer::sum) <= MOST_OF_A_RULE)
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    private List<Finding> confirmed() {
        Map<String, NavigableMap<Integer, String>> read = linesRead();
        return leads.stream()
                .filter(lead -> !unread.contains(lead))
                .map(lead -> {
                    NavigableMap<Integer, String> known = new TreeMap<>(lead.shown());
                    known.putAll(read.getOrDefault(lead.path(), new TreeMap<>()));
                    return lead.judge(known);
                })
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Map<String, NavigableMap<Integer, String>> linesRead() {
        Map<String, NavigableMap<Integer, String>> read = new HashMap<>();
        for (int i = 0; i < excerpts.size(); i++) {
            String path = excerpts.get(i).path();
            talk.answer("read-" + (i + 1))
                    .filter(answer -> !answer.error())
                    .ifPresent(answer -> read.computeIfAbsent(path, p -> new TreeMap<>())
                            .putAll(FileAnswers.wholeLines(answer.text())));
        }
        return read;
    }

    /** Returns whether an answer to a report says that. */
    boolean isTold(String words) {
        return talk.answers().values().stream()
                .anyMatch(answer ->
                        answer.tool().equals("report_findings") && answer.text().contains(words));
    }

    /** Says what was looked at and what was not. */
    String closingWords() {
        StringBuilder words = new StringBuilder();
        List<Finding> confirmed = confirmed();
        words.append("I am no language model: I followed ")
                .append(counted(rules(search -> true).size(), "fixed rule"));
        words.append(" for the kinds of files that are here. The searches led to ")
                .append(counted(leads.size(), "place"));
        words.append("; I read around those that a line alone can't decide, and ")
                .append(Numbers.grouped(confirmed.size()))
                .append(" turned out to be no false alarm.");
        Set<String> many = confirmed.stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(rule -> rule.getValue() > MOST_OF_A_RULE)
                .map(rule -> rule.getKey() + " (" + Numbers.grouped(rule.getValue()) + ")")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!many.isEmpty()) {
            words.append(" I reported the first ")
                    .append(MOST_OF_A_RULE)
                    .append(" only of ")
                    .append(String.join(", ", many))
                    .append('.');
        }
        Set<String> inTests = rules(search -> search.probe().tests());
        words.append(
                inTests.isEmpty()
                        ? " Sources of tests I left out."
                        : " In sources of tests I looked for " + String.join(", ", inTests) + " only.");
        Set<String> cut = rules(search -> !search.isFailed(talk) && search.isCut(talk));
        if (!cut.isEmpty()) {
            words.append(" Not every hit could be looked at, so there may be more of ")
                    .append(String.join(", ", cut))
                    .append('.');
        }
        Set<String> failed = rules(search -> search.isFailed(talk));
        if (!failed.isEmpty()) {
            words.append(" I could not search for ")
                    .append(String.join(", ", failed))
                    .append('.');
        }
        if (!unread.isEmpty()) {
            words.append(" I read at most ").append(Numbers.grouped(MOST_LINES_READ));
            words.append(" lines, so I did not judge ")
                    .append(counted(unread.size(), "place"))
                    .append('.');
        }
        return words.append(" What needs understanding, such as who may do what, I can't see.")
                .toString();
    }

    private Set<String> rules(Predicate<Search> chosen) {
        return searches.stream()
                .filter(chosen)
                .map(search -> search.rule().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
