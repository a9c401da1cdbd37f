package dev.hawser.examples.review.offline;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of a file to be read.
 *
 * @param path the file
 * @param first the first line, from 1
 * @param last the last line
 */
record Excerpt(String path, int first, int last) {

    int lines() {
        return last - first + 1;
    }

    /** Returns the call that reads it. */
    Content.ToolUse call(String id) {
        return new Content.ToolUse(
                id,
                "read_file",
                Json.object().put("path", path).put("offset", first).put("limit", lines()));
    }

    /** Returns the same lines in as few excerpts as possible: of one file, those that touch become one. */
    static List<Excerpt> merged(Collection<Excerpt> excerpts) {
        Map<String, List<Excerpt>> byFile = new LinkedHashMap<>();
        excerpts.forEach(excerpt ->
                byFile.computeIfAbsent(excerpt.path, path -> new ArrayList<>()).add(excerpt));
        List<Excerpt> merged = new ArrayList<>();
        byFile.values().forEach(ofFile -> {
            ofFile.sort(Comparator.comparing(Excerpt::first));
            Excerpt open = ofFile.get(0);
            for (Excerpt next : ofFile.subList(1, ofFile.size())) {
                if (next.first <= open.last + 1) {
                    open = new Excerpt(open.path, open.first, Math.max(open.last, next.last));
                } else {
                    merged.add(open);
                    open = next;
                }
            }
            merged.add(open);
        });
        return merged;
    }
}
