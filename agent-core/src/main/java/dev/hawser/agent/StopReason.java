package dev.hawser.agent;

/** Why a run ended. {@link AgentResult#stopDetail()} says it in words, with the numbers. */
public enum StopReason {
    /** The model had said everything. */
    END_TURN,
    /** The model wrote a stop sequence. */
    STOP_SEQUENCE,
    /** The model's answer reached its limit of output tokens and is cut off. A tool call in it was not run. */
    MAX_TOKENS,
    /** The conversation fills the model's context window, and the answer is cut off. */
    CONTEXT_WINDOW,
    /** A guardrail stepped in; the text is the guardrail's. */
    GUARDRAIL,
    /** The service's content filter stepped in, or the model refused. */
    CONTENT_FILTER,
    /** The model ended for a reason that Hawser does not know. */
    OTHER,
    /** The run made as many turns as {@link Limits#turns()} allows. */
    TURN_LIMIT,
    /** The run used as many tokens as {@link Limits#tokens()} allows. */
    TOKEN_LIMIT,
    /** The run took as long as {@link Limits#time()} allows. */
    TIME_LIMIT,
    /** The model made the same calls and got the same results {@link Limits#repeats()} times in a row. */
    REPEATED_CALLS,
    /** Every tool call failed, {@link Limits#failures()} turns in a row. */
    REPEATED_FAILURES,
    /** The model gave no valid typed result in {@link Limits#structuredAttempts()} answers. */
    NO_STRUCTURED_OUTPUT,
    /** A hook ended the run. */
    HOOK,
    /** Tool calls wait for a person: decide on {@link AgentResult#approvals()} and resume. */
    APPROVAL_REQUIRED,
    /** The time until {@link RunOptions#suspendAfter} was over, between two steps: resume to go on. */
    SUSPENDED,
    /** The run was cancelled, or its thread was interrupted. */
    CANCELLED,
    /** The run failed; an {@link AgentException} carries this result. */
    ERROR;

    /** Returns whether the run is over for good, rather than to be resumed or tried again. */
    public boolean isFinal() {
        return this != SUSPENDED && this != APPROVAL_REQUIRED && this != ERROR;
    }

    /** Returns whether the model finished by itself, so that the result is the whole answer. */
    public boolean isComplete() {
        return this == END_TURN || this == STOP_SEQUENCE;
    }
}
