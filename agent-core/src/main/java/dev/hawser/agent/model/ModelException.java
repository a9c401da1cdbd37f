package dev.hawser.agent.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model did not answer. The {@link #kind()} says why and whether asking again may help; the message names what was
 * wrong and what to do.
 */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a model did not answer. */
    public enum Kind {
        /** Too many requests or tokens for now. */
        THROTTLED(true),
        /** The service failed or is overloaded (HTTP 5xx). */
        UNAVAILABLE(true),
        /** The service or the model took too long. */
        TIMEOUT(true),
        /** The connection could not be made, was reset, or ended in mid-answer. */
        CONNECTION(true),
        /** The answer can't be used: it contradicts itself or breaks the protocol. */
        MALFORMED_RESPONSE(true),
        /** The conversation is larger than the model's context window. */
        CONTEXT_OVERFLOW(false),
        /** The service rejects the request as it is. */
        INVALID_REQUEST(false),
        /** Credentials are missing, wrong or not sufficient. */
        ACCESS_DENIED(false),
        /** There is no such model, or not in this region. */
        NOT_FOUND(false),
        /** The call was cancelled. */
        CANCELLED(false),
        /** Anything else. */
        OTHER(false);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }

        /** Returns whether the same request may succeed later. */
        public boolean isRetryable() {
            return retryable;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /** Creates an exception without a cause. */
    public ModelException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    /** Creates an exception. */
    public ModelException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    /**
     * Creates an exception.
     *
     * @param retryAfter how long the service asks to wait, or null if it doesn't say
     */
    public ModelException(Kind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Returns why the model did not answer. */
    public Kind kind() {
        return kind;
    }

    /** Returns how long the service asks to wait before the next attempt, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
