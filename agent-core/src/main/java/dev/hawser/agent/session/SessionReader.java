package dev.hawser.agent.session;

import java.util.function.Consumer;

/** Reads what is kept of one session. */
public interface SessionReader {

    /**
     * Hands over all records from the first on, each as it was appended; a store may have added members of its own. May be
     * called again.
     *
     * @throws SessionException with {@link SessionException.Kind#CORRUPT} if a record is damaged that is not the last one. A
     *     last record that was not written to its end is left out
     */
    void forEachRecord(Consumer<String> record);

    /**
     * Returns what was attached under that name.
     *
     * @throws SessionException with {@link SessionException.Kind#CORRUPT} if it is missing or damaged
     */
    byte[] attachment(String name);
}
