package dev.hawser.lambda.contract;

import java.util.Locale;

/** Why a run failed. */
public enum ErrorKind {
    /** The request is not one that the function understands, or it does not fit the run of that id. */
    BAD_REQUEST,
    /** A limit was reached: turns, tokens, time, the length of an answer, attempts at a typed result. */
    LIMIT,
    /** The model refused the request, or ended in a way that is no answer. */
    MODEL,
    /** A guardrail or content filter stepped in. */
    REFUSED,
    /** A tool or a hook ended the run. */
    TOOL,
    /** The run was cancelled. */
    CANCELLED,
    /** A file is not as the function needs it, or what is kept of the run is damaged. */
    STORAGE,
    /** What was to be fetched is not there, or is not what it should be. */
    SOURCE,
    /** The function has a bug. */
    INTERNAL;

    /** Returns the word in the response. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
