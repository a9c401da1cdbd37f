package dev.hawser.agent.model;

/** Whether a model must call a tool. Models that can't be forced take every choice as {@link Auto}. */
public sealed interface ToolChoice {

    /** The model decides. */
    record Auto() implements ToolChoice {}

    /** The model must call some tool. */
    record Any() implements ToolChoice {}

    /**
     * The model must call this tool.
     *
     * @param name the tool's name
     */
    record Named(String name) implements ToolChoice {}

    /** The model decides. */
    static ToolChoice auto() {
        return new Auto();
    }

    /** The model must call some tool. */
    static ToolChoice any() {
        return new Any();
    }

    /** The model must call the tool of that name. */
    static ToolChoice named(String name) {
        return new Named(name);
    }
}
