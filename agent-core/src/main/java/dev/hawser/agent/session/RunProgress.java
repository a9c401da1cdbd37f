package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is that has not ended for good.
 *
 * @param runId what the caller names the run, or null
 * @param prompt what it was asked
 * @param turns the model calls that were answered
 * @param usage what it has cost
 * @param text the model's last words in it
 * @param lastWords the model's answer if it was the last thing that happened and called no tool, or null
 */
public record RunProgress(
        @Nullable String runId,
        List<Content> prompt,
        int turns,
        Usage usage,
        String text,
        JournalEntry.@Nullable Answer lastWords) {

    static RunProgress of(JournalEntry.Prompt prompt) {
        return new RunProgress(prompt.runId(), prompt.content(), 0, Usage.NONE, "", null);
    }

    RunProgress with(JournalEntry.Answer answer, boolean callsTools, String said) {
        return new RunProgress(
                runId, prompt, turns + 1, answer.runUsage(), said.isEmpty() ? text : said, callsTools ? null : answer);
    }

    RunProgress reminded() {
        return new RunProgress(runId, prompt, turns, usage, text, null);
    }
}
