package dev.hawser.agent.tool;

import dev.hawser.agent.message.Content;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one call of a tool went.
 *
 * @param result what the model is told
 * @param kind what became of the call
 * @param duration how long it took
 * @param failure what the tool threw, if it did; the model doesn't see it
 */
public record ToolOutcome(
        Content.ToolUseResult result,
        Kind kind,
        Duration duration,
        @Nullable Throwable failure) {

    /** What became of a call. */
    public enum Kind {
        /** The tool ran and reported success. */
        SUCCEEDED,
        /** The tool ran and threw or reported an error. */
        FAILED,
        /** The tool did not run: there is none of that name. */
        UNKNOWN_TOOL,
        /** The tool did not run: its arguments were wrong. */
        INVALID_ARGUMENTS,
        /** The run was cancelled or the thread interrupted, before or while the tool ran. */
        CANCELLED
    }

    /** Returns whether the model is told of an error. */
    public boolean isError() {
        return result.error();
    }
}
