package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled schema, or a part of one.
 *
 * @param keywords its demands; the first that is not met ends the check
 * @param meaning what it demands, in a word or two, such as {@code string} or {@code one of "a", "b"}
 * @param defaultValue what stands for a missing value
 */
record SchemaNode(
        List<Keyword> keywords, String meaning, @Nullable JsonNode defaultValue) {

    SchemaNode {
        keywords = List.copyOf(keywords);
    }

    JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        JsonNode current = value;
        int before = problems.size();
        for (Keyword keyword : keywords) {
            current = keyword.check(current, path, problems);
            if (problems.size() > before) {
                break;
            }
        }
        return current;
    }

    boolean admits(JsonNode value) {
        Problems problems = new Problems();
        check(value, JsonPath.ROOT, problems);
        return problems.isEmpty();
    }
}
