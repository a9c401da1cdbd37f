package dev.hawser.agent;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run that was to give a value of a type came to.
 *
 * @param <T> the type
 */
public final class StructuredResult<T> {

    private final @Nullable T value;
    private final AgentResult result;

    StructuredResult(@Nullable T value, AgentResult result) {
        this.value = value;
        this.result = result;
    }

    /** Returns the value; empty if the run stopped before the model had given a valid one. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Returns the value.
     *
     * @throws NoSuchElementException if there is none; the message says why the run stopped
     */
    public T orThrow() {
        return value().orElseThrow(() -> new NoSuchElementException("the run gave no value: " + result.stopDetail()));
    }

    /** Returns the run's result. */
    public AgentResult result() {
        return result;
    }

    @Override
    public String toString() {
        return "StructuredResult[" + value + ", " + result.stopReason() + "]";
    }
}
