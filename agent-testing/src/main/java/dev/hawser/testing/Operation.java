package dev.hawser.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelRequest;
import java.io.IOException;

/** How an operation of the service answers a valid request. */
@FunctionalInterface
interface Operation {

    /**
     * Asks the model and sends its answer. What it throws before it has sent anything becomes the answer.
     *
     * @throws IOException if the connection is to be closed as it is
     */
    void serve(HttpExchange exchange, Model model, ModelRequest request) throws IOException;
}
