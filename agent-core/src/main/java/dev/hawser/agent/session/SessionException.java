package dev.hawser.agent.session;

import org.jspecify.annotations.Nullable;

/** A session can't be opened, read or written. The message says which, why and what to do. */
public final class SessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, for a program. */
    public enum Kind {
        /** Somebody else has it. */
        BUSY,
        /** There is no such session. */
        NOT_FOUND,
        /** Another holder has taken over, because this one gave no sign of life. */
        LOST,
        /** What is kept is damaged, or was written by a newer version. */
        CORRUPT,
        /** The store can't read or write. */
        STORAGE
    }

    private final Kind kind;
    private final String sessionId;

    /** Creates the exception. */
    public SessionException(Kind kind, String sessionId, String message) {
        this(kind, sessionId, message, null);
    }

    /** Creates the exception with a cause. */
    public SessionException(Kind kind, String sessionId, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.sessionId = sessionId;
    }

    /** Returns what is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Returns the session that it is about. */
    public String sessionId() {
        return sessionId;
    }
}
