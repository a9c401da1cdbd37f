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
import java.util.Map;

/** How an operation of the service answers a valid request. */
@FunctionalInterface
interface Operation {

    /** The operations by the last part of their path. */
    Map<String, Operation> BY_NAME = Map.of("converse", Operation::converse);

    /**
     * Asks the model and sends its answer.
     *
     * @param closing is turned when the endpoint closes
     */
    void serve(HttpExchange exchange, Model model, ModelRequest request, Cancellation closing) throws IOException;

    private static void converse(HttpExchange exchange, Model model, ModelRequest request, Cancellation closing)
            throws IOException {
        long start = System.nanoTime();
        ModelResponse response = model.call(request, new ModelCall(closing, Deadline.never(), ModelListener.NONE));
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        JsonAnswer.send(exchange, 200, ResponseWriter.write(response, latency));
    }
}
