package dev.hawser.agent.tool.schema;

/**
 * One thing that is wrong with a value.
 *
 * @param path where, such as {@code seen[0].line}; empty for the value as a whole
 * @param message what was expected and what was found, such as {@code expected an integer, got "x"}
 */
public record Problem(String path, String message) {

    /** Returns the path and the message as one line. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
