package dev.hawser.testing.crash;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.List;

/** Calls one tool of each effect in every turn, and has finished after some turns. The turn is read from the history. */
record TurnModel(int turns, Diary diary) implements Model {

    @Override
    public String name() {
        return "turns";
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        long turn = request.messages().stream()
                .filter(message -> message.role() == Role.ASSISTANT)
                .count();
        diary.write("asked " + turn);
        if (turn == turns) {
            return new ModelResponse(
                    List.of(new Content.Text("done after " + turn)), FinishReason.END_TURN, Usage.of(10, 1));
        }
        return new ModelResponse(
                List.of(use("reads", turn), use("repeats", turn), use("once", turn)),
                FinishReason.TOOL_USE,
                Usage.of(10, 1));
    }

    private static Content.ToolUse use(String tool, long turn) {
        return new Content.ToolUse(tool + "-" + turn, tool, Json.object());
    }
}
