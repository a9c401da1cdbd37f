package dev.hawser.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;

/** Answers while the model does. A failure is an HTTP error before the first event, and an event after it. */
final class ConverseStream implements Operation {

    private final Cancellation closing;
    private final Queue<StreamFault> faults;

    /**
     * Makes the operation.
     *
     * @param closing is turned when the endpoint closes
     * @param faults what becomes of the next streams, in order
     */
    ConverseStream(Cancellation closing, Queue<StreamFault> faults) {
        this.closing = closing;
        this.faults = faults;
    }

    @Override
    public void serve(HttpExchange exchange, Model model, ModelRequest request) throws IOException {
        StreamFault fault = faults.poll();
        EventStream wire = new EventStream(exchange);
        try {
            stream(model, request, fault == null ? wire : fault.over(wire, closing));
        } catch (AnswerStream.WireBroken e) {
            throw e.getCause();
        } catch (RuntimeException | AssertionError e) {
            if (!wire.hasBegun()) {
                throw e;
            }
            ServiceFault.of(e).send(wire);
        }
    }

    private void stream(Model model, ModelRequest request, EventSink sink) throws IOException {
        long start = System.nanoTime();
        AnswerStream stream = new AnswerStream(sink);
        ModelResponse answer = model.call(request, new ModelCall(closing, Deadline.never(), stream));
        stream.complete(answer, Duration.ofNanos(System.nanoTime() - start));
    }
}
