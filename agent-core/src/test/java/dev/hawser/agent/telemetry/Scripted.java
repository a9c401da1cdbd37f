package dev.hawser.agent.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A model and tools that do what a test says. */
final class Scripted implements Model {

    static final Usage USAGE = new Usage(10, 5, 20, 30);

    private final Deque<Supplier<ModelResponse>> answers = new ArrayDeque<>();

    Scripted then(Supplier<ModelResponse> answer) {
        answers.add(answer);
        return this;
    }

    Scripted thenSays(String text) {
        return then(() -> new ModelResponse(List.of(new Content.Text(text)), FinishReason.END_TURN, USAGE));
    }

    Scripted thenCalls(Content.ToolUse... calls) {
        return then(() -> new ModelResponse(List.of(calls), FinishReason.TOOL_USE, USAGE));
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        return answers.remove().get();
    }

    @Override
    public String name() {
        return "model-1";
    }

    static Content.ToolUse use(String id, String tool) {
        return new Content.ToolUse(id, tool, Json.object().put("q", "question of " + id));
    }

    static AgentTool tool(String name, Function<ToolContext, ToolResult> work) {
        ToolSpec spec = new ToolSpec(name, "Does " + name + ".", Json.object().put("type", "object"), Effect.READS);
        return new AgentTool() {
            @Override
            public ToolSpec spec() {
                return spec;
            }

            @Override
            public ToolResult call(JsonNode input, ToolContext context) {
                return work.apply(context);
            }
        };
    }
}
