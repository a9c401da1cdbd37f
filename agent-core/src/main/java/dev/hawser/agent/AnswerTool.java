package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.InputType;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolSpec;
import org.jspecify.annotations.Nullable;

/** The tool that the model gives its typed answer through. One run has one. */
final class AnswerTool<T> implements AgentTool {

    static final String NAME = "give_answer";

    private final ToolSpec spec;
    private final InputType<T> type;
    private volatile @Nullable T answer;

    AnswerTool(InputType<T> type) {
        this.type = type;
        this.spec = new ToolSpec(
                NAME,
                "Give your final answer through this tool, once, when all other work is done. The task is over with it.",
                type.schema(),
                Effect.IDEMPOTENT);
    }

    /** Returns the last valid answer, or null if there was none. */
    @Nullable T answer() {
        return answer;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        answer = type.read(NAME, input);
        return ToolResult.text("Accepted.");
    }
}
