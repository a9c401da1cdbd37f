package dev.hawser.agent.conversation;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import java.util.List;
import java.util.function.Consumer;

/**
 * How far a conversation has grown.
 *
 * @param messages the history; the last message is the user's
 * @param tokens what it will cost to send, estimated from what the model counted last time and what was added since
 * @param overflowed whether the model has just refused it as too long, whatever the estimate says
 * @param cancellation turned when the run is cancelled
 * @param deadline when the run ends
 * @param spent takes what shortening itself costs, so that the run's token limit counts it
 */
public record Growth(
        List<Message> messages,
        long tokens,
        boolean overflowed,
        Cancellation cancellation,
        Deadline deadline,
        Consumer<Usage> spent) {

    /** Returns this growth after the history was shortened. */
    Growth with(List<Message> shorter) {
        if (shorter == messages) {
            return this;
        }
        long saved = Tokens.estimate(messages) - Tokens.estimate(shorter);
        return new Growth(shorter, Math.max(0, tokens - saved), overflowed, cancellation, deadline, spent);
    }

    /**
     * Returns how many tokens must go so that the conversation is well below the limit, or 0 if it is not near it. Well
     * below, so that the next turns don't shorten again, which would void the prompt cache each time.
     */
    long excess(long limit) {
        if (overflowed) {
            return Math.max(tokens / 2, tokens - limit / 2);
        }
        return tokens <= limit ? 0 : tokens - limit / 2;
    }
}
