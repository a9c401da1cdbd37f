package dev.hawser.agent.session;

import java.util.List;

/**
 * Where sessions are kept. Implement it to keep them elsewhere: a store knows nothing of what it keeps. It appends records,
 * which are single-line JSON objects, to the log of a session, and gives them back in order.
 *
 * <p>Safe to use from any thread. Every failure is a {@link SessionException} that says which session it is about.
 */
public interface SessionStore {

    /**
     * Takes a session for writing, and creates it if there is none. Nobody else can take it until the log is closed, or its
     * holder is known to be dead or has given no sign of life for long.
     *
     * @param id any text that is not blank, of at most 200 characters
     * @throws SessionException with {@link SessionException.Kind#BUSY} if somebody has it, {@code CORRUPT} if it can't be read
     */
    SessionLog open(String id);

    /**
     * Checks an id, for stores: all of them take the same.
     *
     * @throws IllegalArgumentException if it is blank or has more than 200 characters
     */
    static void requireValidId(String id) {
        if (id.isBlank() || id.length() > 200) {
            throw new IllegalArgumentException("a session id has 1 to 200 characters and is not blank: '" + id + "'");
        }
    }

    /**
     * Reads a session without taking it, as far as it is written.
     *
     * @throws SessionException with {@link SessionException.Kind#NOT_FOUND} if there is none
     */
    SessionReader read(String id);

    /** Returns what is kept, the session that was written last first. */
    List<SessionInfo> list();

    /**
     * Deletes a session and what is kept beside it.
     *
     * @return false if there was none
     * @throws SessionException with {@link SessionException.Kind#BUSY} if somebody has it
     */
    boolean delete(String id);

    /**
     * Asks whoever has the session, in whatever process, to cancel its run; if nobody has it, whoever goes on with the run.
     *
     * @throws SessionException with {@link SessionException.Kind#NOT_FOUND} if there is none
     */
    void requestCancel(String id);
}
