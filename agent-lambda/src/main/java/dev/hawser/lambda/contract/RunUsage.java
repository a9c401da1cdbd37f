package dev.hawser.lambda.contract;

import dev.hawser.agent.message.Usage;

/**
 * What a run has cost from its very beginning, in all its invocations.
 *
 * @param tokens the tokens
 * @param turns the model calls that were answered
 * @param toolCalls the tool calls that the model made
 */
public record RunUsage(Usage tokens, int turns, int toolCalls) {

    /** Nothing used. */
    public static final RunUsage NONE = new RunUsage(Usage.NONE, 0, 0);
}
