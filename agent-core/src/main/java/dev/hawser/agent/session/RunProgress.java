package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is that has not ended for good.
 *
 * @param runId what the caller names the run, or null
 * @param prompt what it was asked
 * @param turns the model calls that were answered
 * @param tools what each tool was called, by the name that the model used
 * @param usage what it has cost
 * @param text the model's last words in it
 * @param lastWords the model's answer if it was the last thing that happened and called no tool, or null
 */
public record RunProgress(
        @Nullable String runId,
        List<Content> prompt,
        int turns,
        Map<String, ToolCalls> tools,
        Usage usage,
        String text,
        JournalEntry.@Nullable Answer lastWords) {

    /**
     * What one tool was called.
     *
     * @param finished the calls that have their result, run or not
     * @param errors those of them whose result is an error
     */
    public record ToolCalls(int finished, int errors) {

        private ToolCalls plus(ToolCalls other) {
            return new ToolCalls(finished + other.finished, errors + other.errors);
        }
    }

    /** Copies the map. */
    public RunProgress {
        tools = Map.copyOf(tools);
    }

    static RunProgress of(JournalEntry.Prompt prompt) {
        return new RunProgress(prompt.runId(), prompt.content(), 0, Map.of(), Usage.NONE, "", null);
    }

    RunProgress with(JournalEntry.Answer answer, boolean callsTools, String said) {
        return new RunProgress(
                runId,
                prompt,
                turns + 1,
                tools,
                answer.runUsage(),
                said.isEmpty() ? text : said,
                callsTools ? null : answer);
    }

    RunProgress finished(String tool, boolean error) {
        Map<String, ToolCalls> counted = new HashMap<>(tools);
        counted.merge(tool, new ToolCalls(1, error ? 1 : 0), ToolCalls::plus);
        return new RunProgress(runId, prompt, turns, counted, usage, text, lastWords);
    }

    RunProgress reminded() {
        return new RunProgress(runId, prompt, turns, tools, usage, text, null);
    }
}
