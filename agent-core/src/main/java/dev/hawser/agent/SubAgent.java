package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolSpec;

/** An agent as a tool of another. */
final class SubAgent implements AgentTool {

    private final Agent agent;
    private final ToolSpec spec;

    SubAgent(Agent agent, String name, String description) {
        this.agent = agent;
        this.spec = new ToolSpec(name, description, schema(), Effect.ONCE);
    }

    private static ObjectNode schema() {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("properties")
                .putObject("prompt")
                .put("type", "string")
                .put("description", "The whole task: the agent knows nothing of this conversation.");
        schema.putArray("required").add("prompt");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        String prompt = input.path("prompt").asText();
        if (prompt.isBlank()) {
            throw new ToolException("prompt: required, but missing or blank (string: the whole task)");
        }
        RunOptions options = RunOptions.defaults()
                .cancellation(context.cancellation())
                .listener(event -> tell(event, context))
                .values(context.values())
                .inside(
                        context.deadline(),
                        context.values().find(TokenBudget.class).orElse(null));
        try {
            return toResult(agent.run(prompt, options));
        } catch (AgentException e) {
            throw new ToolException("The agent failed: " + e.getMessage(), e);
        }
    }

    private static void tell(AgentEvent event, ToolContext context) {
        if (event instanceof AgentEvent.ToolStarted started) {
            context.progress().accept(started.name() + " " + started.input());
        }
    }

    private static ToolResult toResult(AgentResult result) {
        if (result.stopReason().isComplete()) {
            return ToolResult.text(result.text());
        }
        String note = "[The agent stopped before it had finished: " + result.stopDetail() + ".]";
        return ToolResult.text(result.text().isEmpty() ? note : result.text() + "\n" + note);
    }
}
