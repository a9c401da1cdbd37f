package dev.hawser.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.io.IOException;
import java.time.Duration;

/** Answers when the model has. */
final class Converse implements Operation {

    private final Cancellation closing;

    /** The cancellation is turned when the endpoint closes. */
    Converse(Cancellation closing) {
        this.closing = closing;
    }

    @Override
    public void serve(HttpExchange exchange, Model model, ModelRequest request) throws IOException {
        long start = System.nanoTime();
        ModelResponse response = model.call(request, new ModelCall(closing, Deadline.never(), ModelListener.NONE));
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        JsonAnswer.send(exchange, 200, ResponseWriter.write(response, latency));
    }
}
