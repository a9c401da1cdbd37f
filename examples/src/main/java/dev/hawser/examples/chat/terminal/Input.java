package dev.hawser.examples.chat.terminal;

/** What came from the keyboard. */
public sealed interface Input {

    /**
     * A line.
     *
     * @param text what was typed, without the line end
     */
    record Line(String text) implements Input {}

    /** Ctrl-C. */
    record Interrupt() implements Input {}

    /** Ctrl-D, or the end of a script. */
    record End() implements Input {}
}
