package dev.hawser.agent.model;

/** Why a model ended its answer. */
public enum FinishReason {
    /** It had said everything. */
    END_TURN,
    /** It wants tools to be run. */
    TOOL_USE,
    /** The answer reached the limit of output tokens and is cut off. */
    MAX_TOKENS,
    /** It wrote one of the stop sequences. */
    STOP_SEQUENCE,
    /** A guardrail stepped in; the content is the guardrail's. */
    GUARDRAIL,
    /** The service's content filter stepped in, or the model refused. */
    CONTENT_FILTER,
    /** The conversation and the answer together fill the model's context window. */
    CONTEXT_WINDOW,
    /** A reason that Hawser does not know; {@link ModelResponse#rawFinishReason()} has the service's word. */
    OTHER
}
