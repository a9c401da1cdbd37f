package dev.hawser.agent.tool;

/** What it would do to call a tool a second time with the same arguments. Decides what happens after a crash. */
public enum Effect {
    /** Changes nothing: repeat freely. */
    READS,
    /** Changes something, but twice is the same as once. */
    IDEMPOTENT,
    /** Must not silently run twice: sends a mail, moves money, appends a line. */
    ONCE
}
