package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;

/** Checks numbers that a model chose. */
final class Bounds {

    private Bounds() {}

    /** Refuses a number out of the range, and says what the range is. */
    static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ToolException("%s is %d: give %d to %d.".formatted(name, value, least, most));
        }
    }
}
