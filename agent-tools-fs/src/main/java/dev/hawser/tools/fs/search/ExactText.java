package dev.hawser.tools.fs.search;

/**
 * Finds a text as it is.
 *
 * @param bytes its bytes, each as a char
 */
record ExactText(String bytes) implements CandidateFinder {

    @Override
    public int next(String block, int from) {
        return block.indexOf(bytes, from);
    }
}
