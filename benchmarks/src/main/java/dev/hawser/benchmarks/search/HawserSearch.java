package dev.hawser.benchmarks.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.benchmarks.search.SearchCase.Option;
import dev.hawser.benchmarks.search.SearchCase.Output;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the tools as an agent does: with the JSON that a model writes, for the text that it reads. */
final class HawserSearch {

    private static final int LIMIT = 1000;

    private static final Pattern MATCHING_LINE = Pattern.compile("(\\d+):(?:\t.*)?");
    private final Toolset tools;

    HawserSearch(Path tree) {
        this.tools = Toolset.of(FileTools.readOnly(Workspace.at(tree)));
    }

    /** Returns the answer of the tool. */
    String answer(SearchCase search) throws Exception {
        ObjectNode input = Json.object();
        if (search.output() == Output.WALK) {
            return call("find_files", input.put("pattern", "*").put("limit", LIMIT));
        }
        input.put("pattern", search.pattern())
                .put("literal", search.has(Option.LITERAL))
                .put("case", search.has(Option.ANY_CASE) ? "insensitive" : "sensitive")
                .put("output", search.output().name().toLowerCase(Locale.ROOT))
                .put("context", 0)
                .put("limit", LIMIT);
        if (search.has(Option.JAVA_FILES)) {
            input.put("include", "*.java");
        }
        return call("search_files", input);
    }

    private String call(String tool, ObjectNode input) throws Exception {
        AgentTool found = tools.find(tool).orElseThrow();
        ToolResult result = found.call(input, ToolContext.detached());
        if (result.error()) {
            throw new IllegalStateException(result.text());
        }
        return result.text();
    }

    /** Reads an answer. */
    static Findings findings(String answer, Output output) {
        List<String> lines = answer.lines().toList();
        String footer = lines.get(lines.size() - 1);
        if (footer.startsWith("[These are the first")) {
            throw new IllegalStateException("not everything was searched: take a rarer pattern");
        }
        List<String> items = new ArrayList<>();
        String path = "";
        for (String line : lines.subList(0, lines.size() - 1)) {
            Matcher matching = MATCHING_LINE.matcher(line);
            if (output == Output.CONTENT && !matching.matches()) {
                path = line;
            } else if (output == Output.CONTENT) {
                items.add(path + ":" + matching.group(1));
            } else {
                items.add(line.replace('\t', ':'));
            }
        }
        items.removeIf(String::isEmpty);
        return new Findings(items, total(footer, output));
    }

    private static long total(String footer, Output output) {
        String total = switch (output) {
            case CONTENT -> "\\[(\\d+) match(?:es)? in .*";
            case FILES -> "\\[(\\d+) files? with .*";
            case COUNT -> "\\[\\d+ match(?:es)? in (\\d+) file.*";
            case WALK -> "\\[(?:\\d+ of )?(\\d+) files?[ .].*";
        };
        Matcher matcher = Pattern.compile(total).matcher(footer);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
