package dev.hawser.tools.fs.search;

/**
 * Finds places in a file where a match may be, fast, without decoding it. May name places in vain, but never leaves out a line
 * that matches. Keeps state for the block it is working on: one thread at a time.
 */
interface CandidateFinder {

    /**
     * Returns the first offset, at or behind the given one, of a place that is in a matching line; -1 if there is none.
     *
     * @param block bytes of the file, each as a char
     */
    int next(String block, int from);
}
