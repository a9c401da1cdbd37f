package dev.hawser.examples.chat.offline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of sentence that is understood, and the tool that does what it says.
 *
 * @param example a sentence of the kind
 * @param pattern what such a sentence looks like
 * @param tool the tool
 * @param arguments adds the arguments of the tool
 */
record Phrase(String example, Pattern pattern, String tool, BiFunction<Matcher, ObjectNode, ObjectNode> arguments) {

    private static final String TEXT = "(?:\"(.+?)\"|'(.+?)'|(.+?))";

    private static final List<Phrase> ALL = List.of(
            phrase("list src", "(?:list|ls)(?: (.+))?", "list_files", (m, in) -> in.put("path", or(m.group(1), "."))),
            phrase("read README.md", "(?:read|show|cat) (.+)", "read_file", (m, in) -> in.put("path", m.group(1))),
            phrase("find *.java", "find (.+)", "find_files", (m, in) -> in.put("pattern", m.group(1))),
            phrase(
                    "search TODO in src",
                    "(?:search|grep)(?: for)? " + TEXT + "(?: in (.+))?",
                    "search_files",
                    (m, in) ->
                            in.put("pattern", text(m, 1)).put("literal", true).put("path", or(m.group(4), "."))),
            phrase(
                    "replace red with blue in style.css",
                    "replace " + TEXT + " (?:with|by) " + TEXT + " in (.+)",
                    "edit_file",
                    (m, in) -> {
                        in.put("path", m.group(7))
                                .putArray("edits")
                                .addObject()
                                .put("old", text(m, 1))
                                .put("new", text(m, 4))
                                .put("replace_all", true);
                        return in;
                    }),
            phrase(
                    "write notes.txt: buy milk",
                    "write ([^:]+): ?(.+)",
                    "write_file",
                    (m, in) -> in.put("path", m.group(1))
                            .put("content", m.group(2) + "\n")
                            .put("mode", "overwrite")),
            phrase(
                    "append to notes.txt: buy bread",
                    "append to ([^:]+): ?(.+)",
                    "write_file",
                    (m, in) -> in.put("path", m.group(1))
                            .put("content", m.group(2) + "\n")
                            .put("mode", "append")),
            phrase(
                    "move notes.txt to old/notes.txt",
                    "(?:move|rename) (.+) to (.+)",
                    "move_file",
                    (m, in) -> in.put("from", m.group(1)).put("to", m.group(2))),
            phrase(
                    "delete old",
                    "(?:delete|remove) (.+)",
                    "delete_file",
                    (m, in) -> in.put("path", m.group(1)).put("recursive", true)),
            phrase(
                    "make directory docs",
                    "(?:make directory|mkdir) (.+)",
                    "make_directory",
                    (m, in) -> in.put("path", m.group(1))));

    /**
     * A call that a sentence asks for.
     *
     * @param tool the tool
     * @param input its arguments
     */
    record Wish(String tool, ObjectNode input) {}

    private static Phrase phrase(
            String example, String regex, String tool, BiFunction<Matcher, ObjectNode, ObjectNode> arguments) {
        return new Phrase(example, Pattern.compile("(?:please )?" + regex, Pattern.CASE_INSENSITIVE), tool, arguments);
    }

    /** Returns what a sentence asks for, if it is of one of these kinds. */
    static Optional<Wish> understand(String sentence) {
        for (Phrase phrase : ALL) {
            Matcher matcher = phrase.pattern.matcher(sentence.strip());
            if (matcher.matches()) {
                return Optional.of(new Wish(phrase.tool, phrase.arguments.apply(matcher, Json.object())));
            }
        }
        return Optional.empty();
    }

    /** Returns a sentence of each kind. */
    static List<String> examples() {
        return ALL.stream().map(Phrase::example).toList();
    }

    /** Returns the text of a group that may be quoted in one of two ways, or not. */
    private static String text(Matcher matcher, int group) {
        return or(matcher.group(group), or(matcher.group(group + 1), matcher.group(group + 2)));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
