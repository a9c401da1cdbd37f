package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The tool {@code add}, which adds {@code a} and {@code b} and remembers its calls, and does more if a test says so. */
final class Calculator implements AgentTool {

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Function<ToolContext, ToolResult> instead;

    Calculator() {
        this(null);
    }

    Calculator(Function<ToolContext, ToolResult> instead) {
        this.instead = instead;
    }

    static Content.ToolUse add(String id, int a, int b) {
        return new Content.ToolUse(id, "add", Json.object().put("a", a).put("b", b));
    }

    static Content.ToolUseResult result(String id, String text) {
        return new Content.ToolUseResult(id, List.of(new Content.Text(text)), false);
    }

    static Content.ToolUseResult error(String id, String text) {
        return new Content.ToolUseResult(id, List.of(new Content.Text(text)), true);
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec("add", "Adds two integers.", Json.object().put("type", "object"), Effect.READS);
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        calls.add(context.callId());
        if (instead != null) {
            return instead.apply(context);
        }
        return ToolResult.text(
                String.valueOf(input.path("a").asInt() + input.path("b").asInt()));
    }
}
