package dev.hawser.examples.review.offline;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import java.util.ArrayList;
import java.util.List;

/** Finds out which kinds of files there are, so that nothing is searched for in languages that are not used. */
final class Overview {

    private final List<String> globs;

    /** Looks for the files of these searches. */
    Overview(List<Search> searches) {
        this.globs = searches.stream()
                .map(search -> search.probe().files())
                .distinct()
                .toList();
    }

    /** Returns the calls that look. */
    List<Content.ToolUse> calls() {
        List<Content.ToolUse> calls = new ArrayList<>();
        globs.forEach(glob -> calls.add(new Content.ToolUse(
                id(glob), "find_files", Json.object().put("pattern", glob).put("limit", 1))));
        return calls;
    }

    /** Returns whether there are files for the search. */
    boolean hasFilesFor(Search search, Transcript talk) {
        return talk.answer(id(search.probe().files()))
                .filter(answer ->
                        !answer.error() && FileAnswers.paths(answer.text()).isEmpty())
                .isEmpty();
    }

    private String id(String glob) {
        return "find-" + (globs.indexOf(glob) + 1);
    }
}
