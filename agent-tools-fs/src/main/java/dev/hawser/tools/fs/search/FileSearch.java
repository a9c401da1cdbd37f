package dev.hawser.tools.fs.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Searches the contents of files, one after the other, in memory for a few blocks. Not safe for several threads: make one for
 * each.
 */
public interface FileSearch {

    /** Files up to here can be searched for matches that span lines. */
    int MAX_MULTILINE_BYTES = 8 << 20;

    /** How the search of a file ended. */
    enum Outcome {
        /** Everything was searched, or the sink had enough. */
        DONE,
        /** The file is too large to be searched for matches that span lines. */
        TOO_LARGE,
        /** The expression took too long for a line, or for a file if it spans lines; the rest was searched. */
        GAVE_UP
    }

    /** Returns a search for the pattern. */
    static FileSearch of(SearchPattern pattern) {
        return pattern.isMultiline() ? new MultilineSearch(pattern) : new LineSearch(pattern);
    }

    /**
     * Searches a file.
     *
     * @param utf8 the content, without a byte order mark
     * @param sink is told of the matches
     */
    Outcome search(InputStream utf8, MatchSink sink) throws IOException;

    /**
     * Searches a file that is in memory.
     *
     * @param utf8 the content, without a byte order mark, in an array
     * @param sink is told of the matches
     */
    Outcome search(ByteBuffer utf8, MatchSink sink);
}
