package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;

/** Keeps numbers that a model chose in their range. */
final class Bounds {

    private Bounds() {}

    /**
     * Returns the number, or the most there may be if it is larger: an answer says anyway when it leaves something out.
     *
     * @throws ToolException if it is too small to make sense
     */
    static int limit(String name, int value, int least, int most) {
        if (value < least) {
            throw new ToolException("%s is %d: give %d to %d.".formatted(name, value, least, most));
        }
        return Math.min(value, most);
    }
}
