package dev.hawser.tools.fs;

import dev.hawser.tools.fs.FileMatches.Match;
import dev.hawser.tools.fs.SearchFiles.Output;
import dev.hawser.tools.fs.text.LineReader;
import dev.hawser.tools.fs.text.NumberedLines;
import dev.hawser.tools.fs.text.TextStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Shows what a search found. */
final class SearchAnswer {

    /** So few matches are worth more context than was asked for. */
    private static final int FEW = 3;

    private static final int CONTEXT_OF_FEW = 3;
    private static final int MAX_LINE_BYTES = 500;
    private static final int MAX_LIMIT = 1000;

    private final Workspace workspace;
    private final SearchFiles.Request request;
    private final SearchOutcome outcome;
    private final List<String> notes;
    private final long matches;

    SearchAnswer(Workspace workspace, SearchFiles.Request request, SearchOutcome outcome, List<String> notes) {
        this.workspace = workspace;
        this.request = request;
        this.outcome = outcome;
        this.notes = new ArrayList<>(notes);
        this.matches = outcome.files().stream()
                .mapToLong(file ->
                        request.output() == Output.CONTENT ? file.matches().size() : file.count())
                .sum();
    }

    String show() {
        StringBuilder answer = new StringBuilder();
        for (FileMatches file : outcome.files()) {
            answer.append(PathLabel.of(file.path()));
            switch (request.output()) {
                case FILES -> answer.append('\n');
                case COUNT -> answer.append('\t').append(file.count()).append('\n');
                case CONTENT -> answer.append('\n').append(lines(file)).append('\n');
            }
        }
        notes.add(0, outcome.more() ? truncated() : total());
        if (outcome.files().isEmpty()) {
            notes.addAll(outcome.leftOut());
        }
        if (!outcome.more()) {
            notes.addAll(outcome.gaps());
        }
        return answer.append("[").append(String.join(" ", notes)).append("]\n").toString();
    }

    private String total() {
        String searched = Count.of(outcome.searched(), "file", "files") + " searched.";
        if (outcome.files().isEmpty()) {
            return "No match for '%s' in %s: %s".formatted(shownPattern(), PathLabel.of(outcome.where()), searched);
        }
        String files = Count.of(outcome.files().size(), "file", "files");
        return switch (request.output()) {
            case FILES -> files + " with matches, " + searched;
            case COUNT, CONTENT -> Count.of(matches, "match", "matches") + " in " + files + ", " + searched;
        };
    }

    private String shownPattern() {
        String pattern = request.pattern();
        return Escapes.escape(pattern.length() > 200 ? pattern.substring(0, 200) + "…" : pattern);
    }

    private String truncated() {
        String what = request.output() == Output.CONTENT ? "matches" : "files with matches";
        String first = "These are the first %d %s; there are more. Narrow the pattern, path or include"
                .formatted(request.limit(), what);
        return request.limit() >= MAX_LIMIT ? first + "." : first + ", or take more: " + nextCall();
    }

    private NextCall nextCall() {
        return NextCall.to("search_files")
                .with("pattern", request.pattern())
                .with("literal", request.literal() ? true : null)
                .with("case", request.caseMode().isDefault() ? null : request.caseMode())
                .with("path", request.path().equals(".") ? null : request.path())
                .with("include", request.include())
                .with("output", request.output() == Output.CONTENT ? null : request.output())
                .with("context", request.context())
                .with("multiline", request.multiline() ? true : null)
                .with("limit", Math.min(MAX_LIMIT, 5 * request.limit()));
    }

    private String lines(FileMatches file) {
        Integer asked = request.context();
        int context = asked != null ? asked : matches <= FEW && !outcome.more() ? CONTEXT_OF_FEW : 0;
        TreeMap<Long, String> around = context == 0 ? new TreeMap<>() : around(file, context);
        TreeMap<Long, String> matching = new TreeMap<>();
        for (Match match : file.matches()) {
            for (int i = 0; i < match.lines().size(); i++) {
                matching.put(match.firstLine() + i, match.lines().get(i));
            }
        }
        around.keySet().removeAll(matching.keySet());
        TreeMap<Long, String> all = new TreeMap<>(around);
        all.putAll(matching);
        NumberedLines shown = new NumberedLines();
        long last = 0;
        for (var line : all.entrySet()) {
            if (context > 0 && last > 0 && line.getKey() > last + 1) {
                shown.addGap();
            }
            shown.add(line.getKey(), matching.containsKey(line.getKey()) ? ":" : "", line.getValue());
            last = line.getKey();
        }
        return shown.toString();
    }

    /** Reads the lines around the matches. A file that has gone meanwhile has none. */
    private TreeMap<Long, String> around(FileMatches file, int context) {
        TreeMap<Long, String> around = new TreeMap<>();
        try (TextStream text = TextStream.open(Channels.newInputStream(workspace.open(file.path())))) {
            LineReader reader = new LineReader(text, MAX_LINE_BYTES);
            long done = 0;
            for (Match match : file.matches()) {
                done += reader.skip(match.firstLine() - context - 1 - done);
                long until = match.firstLine() + match.lines().size() - 1 + context;
                LineReader.Line line = done < until ? reader.next() : null;
                while (line != null) {
                    done++;
                    around.put(done, line.chars() + (line.omittedBytes() > 0 ? "…" : ""));
                    line = done < until ? reader.next() : null;
                }
            }
        } catch (IOException | WorkspaceException e) {
            return around;
        }
        return around;
    }
}
