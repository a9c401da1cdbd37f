package dev.hawser.examples.review.offline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A search that a rule needs.
 *
 * @param id of the tool call
 * @param rule whose it is
 * @param probe which part of the rule
 */
record Search(String id, Rule rule, Probe probe) {

    /** A rule with more places than that has made its point. */
    static final int LIMIT = 300;

    private static final int MOST_FILES = 1000;
    /** What the tool says of itself stands in brackets; a line of a file has its number in front. */
    private static final Pattern CUT =
            Pattern.compile("(?m)^\\[.*(?:These are the first|more lines are not shown|Only \\d+ files are shown"
                    + "|could not be read|too large|took too long|too deep)");

    private static final Pattern REPLACED = Pattern.compile("(?m)^\\[.*was searched as plain text");

    /** Returns the searches of the rules, in the rules' order. */
    static List<Search> of(List<Rule> rules) {
        List<Search> searches = new ArrayList<>();
        for (Rule rule : rules) {
            for (Probe probe : rule.probes()) {
                searches.add(new Search("search-" + (searches.size() + 1) + "-" + rule.id(), rule, probe));
            }
        }
        return searches;
    }

    /** Returns the calls that make the search: for the places, and for the files to leave out if there is such a condition. */
    List<Content.ToolUse> calls() {
        ObjectNode places = query(probe.pattern().pattern(), LIMIT).put("context", 0);
        if (probe.multiline()) {
            places.put("multiline", true);
        }
        List<Content.ToolUse> calls = new ArrayList<>();
        calls.add(new Content.ToolUse(id, "search_files", places));
        if (probe.unlessFileHas() != null) {
            ObjectNode files = query(probe.unlessFileHas(), MOST_FILES).put("output", "files");
            calls.add(new Content.ToolUse(exceptId(), "search_files", files));
        }
        return calls;
    }

    private ObjectNode query(String pattern, int limit) {
        return Json.object()
                .put("pattern", pattern)
                .put("case", "sensitive")
                .put("include", probe.files())
                .put("limit", limit);
    }

    private String exceptId() {
        return id + "-except";
    }

    /** Returns the places that the answers name. */
    List<Lead> leads(Transcript talk) {
        if (isFailed(talk)) {
            return List.of();
        }
        Set<String> except = talk.answer(exceptId())
                .map(files -> Set.copyOf(FileAnswers.paths(files.text())))
                .orElse(Set.of());
        List<Lead> leads = new ArrayList<>();
        places(talk).forEach((path, lines) -> {
            if (!except.contains(path)) {
                lines.keySet().stream()
                        .filter(line -> !probe.multiline() || !lines.containsKey(line - 1))
                        .forEach(line -> leads.add(new Lead(rule, probe, path, line, lines)));
            }
        });
        return leads;
    }

    private Map<String, NavigableMap<Integer, String>> places(Transcript talk) {
        return FileAnswers.linesByFile(talk.answer(id).orElseThrow().text());
    }

    /** Returns whether there may be more places than the answer names. */
    boolean isCut(Transcript talk) {
        return talk.answer(id)
                .map(Transcript.Answer::text)
                .filter(text -> CUT.matcher(text).find())
                .isPresent();
    }

    /**
     * Returns whether the search came to nothing: it was refused, another one was made in its place, or there are more files
     * to leave out than an answer can name.
     */
    boolean isFailed(Transcript talk) {
        Optional<Transcript.Answer> except = talk.answer(exceptId());
        return !isAnswered(talk.answer(id))
                || except.isPresent()
                        && (!isAnswered(except)
                                || CUT.matcher(except.get().text()).find());
    }

    private static boolean isAnswered(Optional<Transcript.Answer> answer) {
        return answer.filter(found ->
                        !found.error() && !REPLACED.matcher(found.text()).find())
                .isPresent();
    }
}
