package dev.hawser.agent.bedrock;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was computed from an immutable object for as long as that very object lives. Safe to share between
 * threads; two that ask at the same moment may both compute.
 *
 * <p>Keys are compared by identity: the {@code hashCode} of a message would read all of its content.
 *
 * @param <K> the type of the objects
 * @param <V> the type of what is computed; a value must not hold its key, or neither is ever freed
 */
final class IdentityCache<K, V> {

    private final ConcurrentMap<Key<K>, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<K> freed = new ReferenceQueue<>();

    V get(K object, Function<? super K, ? extends V> computation) {
        for (Reference<? extends K> key = freed.poll(); key != null; key = freed.poll()) {
            values.remove(key);
        }
        Key<K> key = new Key<>(object, freed);
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V value = computation.apply(object);
        values.put(key, value);
        return value;
    }

    private static final class Key<K> extends WeakReference<K> {

        private final int hash;

        Key(K object, ReferenceQueue<K> queue) {
            super(object, queue);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            K object = get();
            return object != null && other instanceof Key<?> key && key.get() == object;
        }
    }
}
