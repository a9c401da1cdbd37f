package dev.hawser.agent.tool;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller of a run hands to its tools past the model: the current user, a tenant, a transaction. One value a type.
 * Immutable.
 */
public final class RunValues {

    private static final RunValues NONE = new RunValues(Map.of());

    private final Map<Class<?>, Object> values;

    private RunValues(Map<Class<?>, Object> values) {
        this.values = values;
    }

    /** No values. */
    public static RunValues none() {
        return NONE;
    }

    /** Returns these values and one more, which replaces one of the same type. */
    public <T> RunValues with(Class<T> type, T value) {
        Map<Class<?>, Object> copy = new HashMap<>(values);
        copy.put(type, type.cast(value));
        return new RunValues(Map.copyOf(copy));
    }

    /** Returns the value of that very type, if there is one. */
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(type)));
    }
}
