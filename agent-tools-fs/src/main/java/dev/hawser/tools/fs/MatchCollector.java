package dev.hawser.tools.fs;

import dev.hawser.tools.fs.FileMatches.Match;
import dev.hawser.tools.fs.search.MatchSink;
import java.util.ArrayList;
import java.util.List;

/** Collects the matches of one file, as many as the output needs. */
final class MatchCollector implements MatchSink {

    private static final int MAX_CHARS = 500;
    private static final int MAX_CHARS_BEFORE = 100;
    private static final int MAX_LINES = 20;

    private final SearchFiles.Output output;
    private final int limit;
    private final List<Match> matches = new ArrayList<>();
    private long count;

    /** Collects for the output; matches to be shown, up to one more than the limit. */
    MatchCollector(SearchFiles.Output output, int limit) {
        this.output = output;
        this.limit = limit;
    }

    @Override
    public boolean found(long firstLine, long lastLine, String lines, int column) {
        count++;
        switch (output) {
            case FILES -> {
                return false;
            }
            case COUNT -> {
                return true;
            }
            case CONTENT -> {
                matches.add(match(firstLine, lastLine, lines, column));
                return matches.size() <= limit;
            }
        }
        throw new AssertionError(output);
    }

    private static Match match(long firstLine, long lastLine, String lines, int column) {
        List<String> shown = new ArrayList<>();
        for (String line : lines.split("\n", MAX_LINES + 1)) {
            if (shown.size() < MAX_LINES) {
                shown.add(around(line, shown.isEmpty() ? column : 0));
            }
        }
        return new Match(firstLine, List.copyOf(shown), firstLine + shown.size() - 1 < lastLine);
    }

    private static String around(String line, int column) {
        if (line.length() <= MAX_CHARS) {
            return line;
        }
        int start = Math.max(0, Math.min(column - MAX_CHARS_BEFORE, line.length() - MAX_CHARS));
        start -= start > 0 && Character.isLowSurrogate(line.charAt(start)) ? 1 : 0;
        int end = start + MAX_CHARS;
        end -= end < line.length() && Character.isLowSurrogate(line.charAt(end)) ? 1 : 0;
        return (start > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : "");
    }

    /** Returns what was found in the file of that path. */
    FileMatches of(String path) {
        return new FileMatches(path, count, matches);
    }
}
