package dev.hawser.examples.review.offline;

import dev.hawser.agent.message.Content;
import dev.hawser.examples.review.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rules know of the code once all searches are answered: places to look at, lines that were read, findings. */
final class Inquiry {

    /** All excerpts together. The conversation carries them from then on, so there must be an end. */
    private static final int MOST_LINES_READ = 10_000;

    private final List<Search> searches;
    private final Transcript talk;
    private final List<Lead> leads;
    private final List<Lead> unread = new ArrayList<>();
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

    /** Returns the leads that are no false alarms, the worst first. */
    List<Finding> findings() {
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
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    private Map<String, NavigableMap<Integer, String>> linesRead() {
        Map<String, NavigableMap<Integer, String>> read = new HashMap<>();
        for (int i = 0; i < excerpts.size(); i++) {
            String path = excerpts.get(i).path();
            talk.answer("read-" + (i + 1))
                    .filter(answer -> !answer.error())
                    .ifPresent(answer ->
                            read.computeIfAbsent(path, p -> new TreeMap<>()).putAll(FileAnswers.lines(answer.text())));
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
        long rules =
                searches.stream().map(search -> search.rule().id()).distinct().count();
        StringBuilder words = new StringBuilder("I am no language model: I followed " + rules + " fixed rules. ");
        words.append("Their searches led to " + leads.size()
                + " places; I read around those that a line alone can't decide, and "
                + findings().size() + " were left as findings. ");
        Set<String> cut = searches.stream()
                .filter(search -> search.isCut(talk))
                .map(search -> search.rule().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!cut.isEmpty()) {
            words.append("A search takes " + Search.LIMIT + " hits, so there may be more of " + String.join(", ", cut)
                    + ". ");
        }
        Set<String> failed = searches.stream()
                .filter(search -> search.isFailed(talk))
                .map(search -> search.rule().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!failed.isEmpty()) {
            words.append("I could not search for " + String.join(", ", failed) + ". ");
        }
        if (!unread.isEmpty()) {
            words.append(
                    "I read at most " + MOST_LINES_READ + " lines, so I did not judge " + unread.size() + " places. ");
        }
        return words.append("What needs understanding, such as who may do what, I can't see.")
                .toString();
    }
}
