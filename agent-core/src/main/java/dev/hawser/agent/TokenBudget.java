package dev.hawser.agent;

import dev.hawser.agent.message.Usage;
import org.jspecify.annotations.Nullable;

/** The tokens that a run may use, together with the runs inside it. What a run uses, the run around it uses too. */
final class TokenBudget {

    private final long limit;
    private final @Nullable TokenBudget around;
    private Usage used = Usage.NONE;

    TokenBudget(long limit, @Nullable TokenBudget around) {
        this.limit = limit;
        this.around = around;
    }

    void spend(Usage usage) {
        synchronized (this) {
            used = used.plus(usage);
        }
        if (around != null) {
            around.spend(usage);
        }
    }

    synchronized Usage used() {
        return used;
    }

    /** Returns the limit that is used up, this one or one around it, or 0 if none is. */
    long exhaustedLimit() {
        if (used().totalTokens() >= limit) {
            return limit;
        }
        return around == null ? 0 : around.exhaustedLimit();
    }
}
