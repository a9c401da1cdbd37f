package dev.hawser.tools.fs;

import java.util.List;

/**
 * What a search found, and what it left out.
 *
 * @param where the directory or file that was searched
 * @param files the files with matches, in order
 * @param more whether there are more matches than these; then not everything was searched
 * @param searched how many files were searched
 * @param leftOut what was not searched because it was not to be, one sentence a thing
 * @param gaps what should have been searched and could not be, one sentence a thing
 */
record SearchOutcome(
        String where, List<FileMatches> files, boolean more, long searched, List<String> leftOut, List<String> gaps) {

    SearchOutcome {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
        gaps = List.copyOf(gaps);
    }
}
