package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Answers with what it was given, in order, and keeps what it was asked. */
final class FakeModel implements Model {

    static final Usage USAGE = Usage.of(10, 5);

    final List<ModelRequest> requests = new ArrayList<>();
    private final Deque<Function<ModelCall, ModelResponse>> replies = new ArrayDeque<>();

    static ModelResponse text(String text) {
        return reply(FinishReason.END_TURN, new Content.Text(text));
    }

    static ModelResponse calls(Content.ToolUse... calls) {
        return reply(FinishReason.TOOL_USE, calls);
    }

    static ModelResponse reply(FinishReason reason, Content... content) {
        return new ModelResponse(List.of(content), reason, USAGE);
    }

    FakeModel then(ModelResponse... responses) {
        for (ModelResponse response : responses) {
            replies.add(call -> response);
        }
        return this;
    }

    FakeModel then(Function<ModelCall, ModelResponse> reply) {
        replies.add(reply);
        return this;
    }

    FakeModel thenFails(ModelException.Kind kind, String message) {
        replies.add(call -> {
            throw new ModelException(kind, message);
        });
        return this;
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        requests.add(request);
        if (replies.isEmpty()) {
            throw new AssertionError("no reply left for request " + requests.size());
        }
        return replies.remove().apply(call);
    }

    @Override
    public String name() {
        return "fake";
    }
}
