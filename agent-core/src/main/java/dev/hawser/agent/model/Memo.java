package dev.hawser.agent.model;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What models remember of one conversation from call to call, such as its messages in the form that they send. It lives as
 * long as the conversation, so a model needs no cache of its own, and what it remembers is freed with the conversation.
 *
 * <p>Safe to use from several threads; what is remembered must be, too.
 */
public final class Memo {

    private final Map<Object, Object> remembered = new IdentityHashMap<>();

    /** Creates a memo that remembers nothing. */
    public Memo() {}

    /**
     * Returns what the owner remembers, always of the same type.
     *
     * @param owner who remembers, told apart by identity
     * @param make makes what is remembered when there is nothing yet
     */
    @SuppressWarnings("unchecked")
    public synchronized <K, V> V of(K owner, Function<? super K, ? extends V> make) {
        return (V) remembered.computeIfAbsent(owner, key -> make.apply(owner));
    }
}
