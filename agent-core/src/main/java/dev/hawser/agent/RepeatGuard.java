package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import java.util.List;
import java.util.stream.IntStream;

/** Counts how often in a row a model makes the same calls and gets the same results. */
final class RepeatGuard {

    private record Call(String name, JsonNode input, List<Content> result) {}

    private List<Call> last = List.of();
    private int repeats;

    void observe(List<Content.ToolUse> calls, List<Content.ToolUseResult> results) {
        List<Call> turn = IntStream.range(0, calls.size())
                .mapToObj(i -> new Call(
                        calls.get(i).name(),
                        calls.get(i).input(),
                        results.get(i).content()))
                .toList();
        repeats = turn.equals(last) ? repeats + 1 : 1;
        last = turn;
    }

    int repeats() {
        return repeats;
    }
}
