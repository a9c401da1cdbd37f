package dev.hawser.agent;

import java.time.Duration;
import java.util.Map;

/**
 * What a run did and how long it took. Of a run that was resumed, turns and calls count from its beginning, retries and times
 * from then on.
 *
 * @param turns the model calls that were answered
 * @param retries the attempts at model calls that failed and were made again
 * @param modelTime the time that model calls took, failed attempts and the pauses between them included
 * @param tools what each tool did, by the name that the model used
 * @param time wall time of the run
 */
public record RunMetrics(int turns, int retries, Duration modelTime, Map<String, ToolMetrics> tools, Duration time) {

    /** Copies the map. */
    public RunMetrics {
        tools = Map.copyOf(tools);
    }

    /**
     * What one tool did.
     *
     * @param calls the calls that the model made, run or not
     * @param errors those of them whose result is an error
     * @param time the time that the tool ran; calls that ran at the same time count each
     */
    public record ToolMetrics(int calls, int errors, Duration time) {

        ToolMetrics plus(ToolMetrics other) {
            return new ToolMetrics(calls + other.calls, errors + other.errors, time.plus(other.time));
        }
    }

    /** Returns how many tool calls the model made. */
    public int toolCalls() {
        return tools.values().stream().mapToInt(ToolMetrics::calls).sum();
    }
}
