package dev.hawser.examples.resume;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import java.util.List;

/**
 * Stands in for a language model: looks for files, reads one a turn, and thinks long before each. It keeps nothing in mind, as
 * a model does: what it does next follows from the conversation that it is sent.
 */
record SlowReader(Duration thinks) implements Model {

    @Override
    public String name() {
        return "slow-reader";
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        think(call);
        List<Message> messages = request.messages();
        long turn = messages.stream()
                .filter(message -> message.role() == Role.ASSISTANT)
                .count();
        if (turn == 0) {
            return ModelResponse.toolUse(new Content.ToolUse(
                    "find", "find_files", Json.object().put("pattern", "*").put("limit", 1000)));
        }
        List<String> files = files(messages.get(2));
        if (turn <= files.size()) {
            return ModelResponse.toolUse(new Content.ToolUse(
                    "read-" + turn,
                    "read_file",
                    Json.object().put("path", files.get((int) turn - 1)).put("limit", 20)));
        }
        return new ModelResponse(
                List.of(new Content.Text("I have read " + files.size() + " files: " + String.join(", ", files) + ".")),
                FinishReason.END_TURN,
                Usage.NONE);
    }

    private void think(ModelCall call) {
        try {
            if (!call.cancellation().sleep(thinks)) {
                throw new ModelException(ModelException.Kind.CANCELLED, "cancelled while it thought");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelException.Kind.CANCELLED, "interrupted while it thought");
        }
    }

    /** The answer of find_files has a path a line, and a note in brackets at the end. */
    private static List<String> files(Message found) {
        return Content.textOf(found.toolResults().get(0).content())
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("["))
                .toList();
    }
}
