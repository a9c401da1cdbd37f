package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import java.util.ArrayList;
import java.util.List;

/** Counts how often in a row a model makes the same calls and gets the same results. */
final class RepeatGuard {

    private record Call(String name, JsonNode input, List<Content> result) {}

    private List<Call> last = List.of();
    private int repeats;

    void observe(List<Content.ToolUse> calls, List<Content.ToolUseResult> results) {
        List<Call> turn = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Content.ToolUse call = calls.get(i);
            turn.add(new Call(call.name(), call.input(), results.get(i).content()));
        }
        repeats = turn.equals(last) ? repeats + 1 : 1;
        last = turn;
    }

    int repeats() {
        return repeats;
    }
}
