package dev.hawser.tools.fs;

import dev.hawser.tools.fs.FileMatches.Match;
import dev.hawser.tools.fs.SearchFiles.Output;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.text.LineReader;
import dev.hawser.tools.fs.text.NumberedLines;
import dev.hawser.tools.fs.text.TextStream;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Shows what a search found. */
final class SearchAnswer {

    /** So few matches are worth more context than was asked for. */
    private static final int FEW = 3;

    private static final int CONTEXT_OF_FEW = 3;
    private static final int MAX_LINE_BYTES = 500;
    private static final int MAX_CHARS = 50_000;

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
        int shown = 0;
        for (FileMatches file : outcome.files()) {
            if (answer.length() > MAX_CHARS) {
                break;
            }
            shown++;
            answer.append(PathLabel.of(file.path()));
            switch (request.output()) {
                case FILES -> answer.append('\n');
                case COUNT -> answer.append('\t').append(file.count()).append('\n');
                case CONTENT ->
                    answer.append('\n')
                            .append(lines(file).first(Integer.MAX_VALUE, MAX_CHARS - answer.length()))
                            .append('\n');
            }
        }
        notes.add(0, outcome.more() ? truncated() : total());
        if (shown < outcome.files().size()) {
            notes.add("Only %d files are shown: the answer would be too long.".formatted(shown));
        }
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
        return request.limit() >= SearchFiles.MAX_LIMIT ? first + "." : first + ", or take more: " + nextCall();
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
                .with("limit", Math.min(SearchFiles.MAX_LIMIT, 5 * request.limit()));
    }

    private NumberedLines lines(FileMatches file) {
        Integer asked = request.context();
        int context = asked != null ? asked : matches <= FEW && !outcome.more() ? CONTEXT_OF_FEW : 0;
        TreeMap<Long, String> matching = new TreeMap<>();
        Set<Long> cuts = new HashSet<>();
        for (Match match : file.matches()) {
            for (int i = 0; i < match.lines().size(); i++) {
                matching.put(match.firstLine() + i, match.lines().get(i));
            }
            if (match.goesOn()) {
                cuts.add(match.lastLine());
            }
        }
        TreeMap<Long, String> all = context == 0 ? new TreeMap<>() : around(file, context);
        all.putAll(matching);
        NumberedLines shown = new NumberedLines();
        long last = 0;
        for (var line : all.entrySet()) {
            boolean apart = context > 0 && last > 0 && line.getKey() > last + 1;
            if (apart || cuts.contains(last)) {
                shown.addGap();
            }
            last = line.getKey();
            shown.add(last, matching.containsKey(last) ? ":" : "", line.getValue());
        }
        if (cuts.contains(last)) {
            shown.addGap();
        }
        return shown;
    }

    /** Reads the lines around the matches. A file that has gone meanwhile has none. */
    private TreeMap<Long, String> around(FileMatches file, int context) {
        TreeMap<Long, String> around = new TreeMap<>();
        try (SeekableByteChannel channel = workspace.open(file.path());
                TextStream text = TextStream.open(Channels.newInputStream(channel))) {
            LineReader reader = new LineReader(text, MAX_LINE_BYTES);
            long done = 0;
            for (Match match : file.matches()) {
                done += reader.skip(match.firstLine() - context - 1 - done);
                long until = match.goesOn() ? match.lastLine() : match.lastLine() + context;
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
