package dev.hawser.tools.fs.search;

/** Is told of the matches in a file. */
@FunctionalInterface
public interface MatchSink {

    /**
     * Called for every match, in order.
     *
     * @param firstLine the line in which it begins, counted from 1
     * @param lastLine the line in which it ends
     * @param lines those lines, without their endings
     * @param column where it begins in the first of them
     * @return whether to go on
     */
    boolean found(long firstLine, long lastLine, String lines, int column);
}
