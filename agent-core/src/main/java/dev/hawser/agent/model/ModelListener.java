package dev.hawser.agent.model;

/**
 * Hears a model's answer while it is made. A model that doesn't stream calls none of these. Calls come one at a time, in
 * the order of the answer, on any thread.
 */
public interface ModelListener {

    /** Hears nothing. */
    ModelListener NONE = new ModelListener() {};

    /** A piece of text came. */
    default void onText(String delta) {}

    /** A piece of the model's thoughts came. */
    default void onReasoning(String delta) {}

    /** The model began to write a tool call. */
    default void onToolUse(String id, String name) {}

    /** A piece of the JSON text of a tool call's arguments came. */
    default void onToolInput(String id, String delta) {}
}
