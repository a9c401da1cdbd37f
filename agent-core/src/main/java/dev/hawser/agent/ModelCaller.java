package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.Memo;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the model until it answers, as often as the retry policy and the deadline allow. The only place that retries. */
final class ModelCaller {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final RunContext run;
    private final RunTally tally;
    private final Memo memo;

    ModelCaller(RunContext run, RunTally tally, Memo memo) {
        this.run = run;
        this.tally = tally;
        this.memo = memo;
    }

    /**
     * Returns a usable answer.
     *
     * @throws ModelException the last failure
     * @throws InterruptedException if the thread is interrupted in a pause
     */
    ModelResponse call(ModelRequest request) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return callUntilAnswered(request);
        } finally {
            tally.modelWorked(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private ModelResponse callUntilAnswered(ModelRequest request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request);
            } catch (ModelException e) {
                if (!run.config().retry().allowsAnother(attempt, e)) {
                    throw e;
                }
                Duration delay = run.config().retry().delay(attempt, e);
                if (delay.compareTo(run.deadline().remaining()) >= 0) {
                    throw e;
                }
                LOG.info("Model call failed ({}), attempt {} follows in {}", e.kind(), attempt + 1, delay);
                run.events().emit(new AgentEvent.Retrying(attempt, delay, e));
                tally.retried();
                if (!run.cancellation().sleep(delay)) {
                    throw new ModelException(Kind.CANCELLED, "cancelled while waiting to repeat the model call", e);
                }
            }
        }
    }

    private ModelResponse attempt(ModelRequest request) {
        Heard heard = new Heard(run.events());
        ModelResponse response =
                run.config().model().call(request, new ModelCall(run.cancellation(), run.deadline(), heard, memo));
        requireUsable(response);
        if (!heard.anything) {
            tell(response);
        }
        return response;
    }

    private static void requireUsable(ModelResponse response) {
        if (response.finishReason() == FinishReason.TOOL_USE
                && response.toolUses().isEmpty()) {
            throw new ModelException(
                    Kind.MALFORMED_RESPONSE, "the model stopped to have a tool run, but its answer calls none");
        }
    }

    private void tell(ModelResponse response) {
        for (Content block : response.content()) {
            if (block instanceof Content.Text text) {
                run.events().emit(new AgentEvent.Text(text.text()));
            } else if (block instanceof Content.Reasoning reasoning
                    && !reasoning.text().isEmpty()) {
                run.events().emit(new AgentEvent.Reasoning(reasoning.text()));
            }
        }
    }

    /** Passes a streamed answer on, and remembers whether there was any. */
    private static final class Heard implements ModelListener {

        private final Events events;
        private volatile boolean anything;

        Heard(Events events) {
            this.events = events;
        }

        @Override
        public void onText(String delta) {
            anything = true;
            events.emit(new AgentEvent.Text(delta));
        }

        @Override
        public void onReasoning(String delta) {
            anything = true;
            events.emit(new AgentEvent.Reasoning(delta));
        }
    }
}
