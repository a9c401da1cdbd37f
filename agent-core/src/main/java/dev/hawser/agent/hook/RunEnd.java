package dev.hawser.agent.hook;

import dev.hawser.agent.message.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended. If it was resumed, usage and turns are those since then.
 *
 * @param stopReason the name of the agent's stop reason
 * @param detail the same in words
 * @param text the model's last words in the run
 * @param usage what the run used
 * @param turns the model calls that were answered
 * @param failure what the run is about to throw, or null
 */
public record RunEnd(
        String stopReason,
        String detail,
        String text,
        Usage usage,
        int turns,
        @Nullable Throwable failure) {}
