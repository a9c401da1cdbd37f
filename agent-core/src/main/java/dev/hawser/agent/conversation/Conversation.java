package dev.hawser.agent.conversation;

import dev.hawser.agent.message.Message;
import java.util.List;

/**
 * Keeps a conversation within what the model takes. Asked before each model call, and again when a model refuses a
 * conversation as too long.
 *
 * <p>What comes back must be a valid history that ends with the same kind of message: alternating roles from a user
 * message on, and the result of every tool use in the next message. Safe to use from several threads.
 */
@FunctionalInterface
public interface Conversation {

    /** Returns a shorter history, or the same list if nothing is to be done or can be. */
    List<Message> shorten(Growth growth);

    /** Never shortens; an overflow ends the run. */
    static Conversation unlimited() {
        return Growth::messages;
    }

    /**
     * The default: trims old tool results, then drops old turns, when the conversation nears that many tokens or the model
     * refuses it.
     *
     * @param tokens the size to stay below; the model's context window less what its answer needs
     */
    static Conversation within(long tokens) {
        return new ToolResultTrimming(tokens).then(new SlidingWindow(tokens));
    }

    /** Returns this, followed by the next if the conversation is still too long. */
    default Conversation then(Conversation next) {
        return growth -> {
            List<Message> shorter = shorten(growth);
            return next.shorten(growth.with(shorter));
        };
    }
}
