package dev.hawser.tools.fs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.glob.Glob;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.search.CaseMode;
import dev.hawser.tools.fs.search.SearchPattern;
import dev.hawser.tools.fs.search.Span;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Searches the contents of files: reads what the model asks for, searches, and shows what was found. */
final class SearchFiles {

    static final int MAX_LIMIT = 1000;

    private static final int MAX_CONTEXT = 20;
    private static final Pattern NEGATED_SET = Pattern.compile("\\[\\^(?:\\\\.|[^\\]\\\\])*]");
    private static final Pattern LINE_BREAK = Pattern.compile("\n|(?<!\\\\)(?:\\\\\\\\)*\\\\n");

    /** What to show of a match. */
    enum Output {
        @JsonProperty("content")
        CONTENT,
        @JsonProperty("files")
        FILES,
        @JsonProperty("count")
        COUNT
    }

    /**
     * What the model asked for.
     *
     * @param context how many lines to show around a match; null if that is left to the tool
     */
    record Request(
            String pattern,
            boolean literal,
            CaseMode caseMode,
            String path,
            @Nullable String include,
            Output output,
            @Nullable Integer context,
            boolean multiline,
            int limit) {

        Request {
            context = context == null ? null : Bounds.limit("context", context, 0, MAX_CONTEXT);
            limit = Bounds.limit("limit", limit, 1, MAX_LIMIT);
        }
    }

    private final Workspace workspace;
    private final IgnoreRules outermost;

    SearchFiles(Workspace workspace, IgnoreRules outermost) {
        this.workspace = workspace;
        this.outermost = outermost;
    }

    String search(Request request, ToolContext call) {
        if (request.pattern.isEmpty()) {
            throw new ToolException("pattern is empty: give an expression or a text. To list files use find_files.");
        }
        List<String> notes = new ArrayList<>();
        SearchPattern pattern = pattern(request, notes);
        Glob include = request.include == null ? null : include(request.include);
        Searcher searcher = new Searcher(workspace, outermost, pattern, include, request.output, request.limit, call);
        SearchOutcome outcome = searcher.search(request.path);
        return new SearchAnswer(workspace, request, outcome, notes).show();
    }

    /** Models often send a text that is no expression, such as {@code foo(}. That text is what they look for. */
    private static SearchPattern pattern(Request request, List<String> notes) {
        if (request.literal) {
            return SearchPattern.text(request.pattern, request.caseMode);
        }
        try {
            return SearchPattern.expression(request.pattern, request.caseMode, span(request, notes));
        } catch (IllegalArgumentException e) {
            notes.add(
                    "The pattern is no regular expression (" + e.getMessage() + "), so it was searched as plain text.");
            return SearchPattern.text(request.pattern, request.caseMode);
        }
    }

    private static Span span(Request request, List<String> notes) {
        if (request.multiline) {
            return Span.ANY_BREAKS;
        }
        if (!LINE_BREAK
                .matcher(NEGATED_SET.matcher(request.pattern).replaceAll(""))
                .find()) {
            return Span.LINE;
        }
        notes.add("The pattern names a line break, so its matches may span lines.");
        return Span.NAMED_BREAKS;
    }

    private static Glob include(String include) {
        try {
            return Glob.parse(include);
        } catch (IllegalArgumentException e) {
            throw new ToolException("include " + e.getMessage(), e);
        }
    }
}
