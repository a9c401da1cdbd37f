package dev.hawser.agent.conversation;

import dev.hawser.agent.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the oldest turns until the conversation is well below the limit. The first message stays, because it says what the
 * task is, and so does the newest; a tool call goes together with its result.
 */
public final class SlidingWindow implements Conversation {

    private final long limit;

    /**
     * Creates the rule.
     *
     * @param limit tokens to stay below
     */
    public SlidingWindow(long limit) {
        this.limit = Tokens.requireLimit(limit);
    }

    @Override
    public List<Message> shorten(Growth growth) {
        long excess = growth.excess(limit);
        int dropped = dropped(growth.messages(), excess);
        return dropped == 0 ? growth.messages() : without(growth.messages(), dropped);
    }

    /** Returns how many messages behind the first one to drop: an even number, an answer and what follows it. */
    static int dropped(List<Message> messages, long excess) {
        int droppable = Math.max(0, (messages.size() - 3) / 2 * 2);
        long saved = 0;
        int dropped = 0;
        while (saved < excess && dropped < droppable) {
            saved += Tokens.estimate(messages.subList(1 + dropped, 3 + dropped));
            dropped += 2;
        }
        return dropped;
    }

    static List<Message> without(List<Message> messages, int dropped) {
        List<Message> kept = new ArrayList<>();
        kept.add(messages.get(0));
        kept.addAll(messages.subList(1 + dropped, messages.size()));
        return List.copyOf(kept);
    }
}
