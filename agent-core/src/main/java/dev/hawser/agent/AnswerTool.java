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
    private volatile @Nullable JsonNode accepted;

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

    /** Returns the last valid answer as the model wrote it, or null if there was none. */
    @Nullable JsonNode accepted() {
        return accepted;
    }

    /** Takes an answer that an earlier process accepted. */
    void accept(JsonNode input) {
        answer = type.read(NAME, input);
        accepted = input;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        accept(input);
        return ToolResult.text("Accepted.");
    }
}
