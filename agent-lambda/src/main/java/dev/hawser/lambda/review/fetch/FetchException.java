package dev.hawser.lambda.review.fetch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source code can't be fetched. The message says what was wrong and what to do, and shows no credentials. */
public final class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** The repository, ref or path can't be understood, or is one that is not fetched from. */
        BAD_REQUEST(false),
        /** The host has no such archive, or not for everybody; the workspace has no such path. */
        NOT_FOUND(false),
        /** One of {@link FetchLimits} is reached, or the time is over. */
        LIMIT(false),
        /** What came is no archive of source code, or a damaged one. */
        BAD_ARCHIVE(false),
        /** The host fails, throttles or can't be reached, also after several attempts. */
        UNAVAILABLE(true),
        /** The workspace or the temporary directory can't be written. */
        STORAGE(true);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }

        /** Returns whether the same fetch may work later. */
        public boolean isRetryable() {
            return retryable;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    FetchException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    FetchException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    FetchException(Kind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Returns why. */
    public Kind kind() {
        return kind;
    }

    /** Returns how long the host asks to wait before the next attempt, if it does. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
