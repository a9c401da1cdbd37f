package dev.hawser.agent.session;

/**
 * The log of one session, and the right to write to it. Used by one thread at a time, except {@link #isCancelRequested}.
 *
 * <p>Once the right is lost, because the holder gave no sign of life for so long that another one took over, nothing that is
 * written here ever becomes a part of the log: every method that writes then throws a {@link SessionException} of the kind
 * {@link SessionException.Kind#LOST}.
 */
public interface SessionLog extends SessionReader, AutoCloseable {

    /**
     * Adds a record. It survives the end of this process from now on, and a loss of power from the next {@link #flush} on.
     *
     * @param record a JSON object on one line
     */
    void append(String record);

    /** Returns when everything appended would survive a loss of power, and this holder still has the right to write. */
    void flush();

    /**
     * Keeps something large beside the log; it survives a loss of power when this returns. What is there under that name
     * already has the same content.
     *
     * @param name letters, digits and {@code -}
     */
    void attach(String name, byte[] content);

    /** Returns whether somebody called {@link SessionStore#requestCancel} and nobody cleared it. Cheap: ask often. */
    boolean isCancelRequested();

    /** Forgets a request to cancel. */
    void clearCancelRequest();

    /** Gives the session back, at once. */
    @Override
    void close();
}
