package dev.hawser.tools.fs;

import java.util.List;

/**
 * What was found in a file.
 *
 * @param path of the file
 * @param count how many matches there are
 * @param matches the first of them, if they are to be shown
 */
record FileMatches(String path, long count, List<Match> matches) {

    /**
     * A match.
     *
     * @param firstLine the line in which it begins
     * @param lines that line and those in which it goes on, shortened
     * @param goesOn whether it goes on behind these lines
     */
    record Match(long firstLine, List<String> lines, boolean goesOn) {

        long lastLine() {
            return firstLine + lines.size() - 1;
        }
    }

    FileMatches {
        matches = List.copyOf(matches);
    }
}
