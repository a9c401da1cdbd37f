package dev.hawser.agent.message;

/**
 * Tokens as the model's service counted them.
 *
 * @param inputTokens tokens read at the full price; cached ones are not among them
 * @param outputTokens tokens written
 * @param cacheReadTokens input tokens that came from the prompt cache
 * @param cacheWriteTokens input tokens that were put into the prompt cache
 */
public record Usage(long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** Usage without a prompt cache. */
    public static Usage of(long inputTokens, long outputTokens) {
        return new Usage(inputTokens, outputTokens, 0, 0);
    }

    /** Returns the sum of this and the other. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheReadTokens + other.cacheReadTokens,
                cacheWriteTokens + other.cacheWriteTokens);
    }

    /** Returns what this is more than the other. */
    public Usage minus(Usage other) {
        return new Usage(
                inputTokens - other.inputTokens,
                outputTokens - other.outputTokens,
                cacheReadTokens - other.cacheReadTokens,
                cacheWriteTokens - other.cacheWriteTokens);
    }

    /** Returns all tokens together: input, output, cache reads and cache writes. */
    public long totalTokens() {
        return inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens;
    }
}
