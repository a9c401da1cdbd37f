package dev.hawser.agent.bedrock;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * The answer as a stream. The caller's thread waits for the events and passes them to the listener itself, so the listener
 * is called by one thread, and never after the call has ended. All that may block otherwise (the look for credentials,
 * connecting, reading) happens on other threads; so the caller can leave at any moment.
 */
final class ConverseStream implements Operation {

    /** The last event tells what the call cost. It comes right after the answer, and isn't worth a longer wait. */
    private static final Duration USAGE_TIMEOUT = Duration.ofSeconds(5);

    private final InferenceSettings settings;
    private final Duration idleTimeout;
    private final ErrorClassifier errors;
    private final BedrockRuntimeAsyncClient client;

    ConverseStream(InferenceSettings settings, Duration idleTimeout, BedrockRuntimeAsyncClient client) {
        this.settings = settings;
        this.idleTimeout = idleTimeout;
        this.errors = new ErrorClassifier(settings.modelId());
        this.client = client;
    }

    @Override
    public ModelResponse call(RequestMapper.Conversation conversation, ModelCall call) {
        if (call.deadline().hasPassed()) {
            throw errors.tooLate();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw errors.cancelled(null);
        }
        Deadline end = call.deadline().orEarlier(Deadline.in(settings.callTimeout()));
        AwsRequestOverrideConfiguration once = AwsRequestOverrideConfiguration.builder()
                .addPlugin(SdkRetries::turnOff)
                .build();
        EventStream events = EventStream.open(client, settings.converseStream(conversation, once));
        StreamedAnswer answer = new StreamedAnswer(call.listener());
        Cancellation.Registration registration = call.cancellation().onCancel(events::wakeUp);
        try {
            read(events, answer, end, call.cancellation());
            return answer.toResponse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw errors.cancelled(e);
        } finally {
            registration.close();
            if (!answer.isWhole()) {
                events.abandon();
            }
        }
    }

    private void read(EventStream events, StreamedAnswer answer, Deadline end, Cancellation cancellation)
            throws InterruptedException {
        while (!answer.isWhole()) {
            EventStream.Signal signal = events.next(patience(answer, end));
            if (cancellation.isCancelled()) {
                throw errors.cancelled(null);
            }
            if (signal instanceof EventStream.Event event) {
                event.output().accept(answer);
            }
            boolean over = !(signal instanceof EventStream.Event) || end.hasPassed();
            if (over && answer.isComplete()) {
                return;
            }
            if (over) {
                throw broken(signal, end);
            }
        }
    }

    private Duration patience(StreamedAnswer answer, Deadline end) {
        Duration wanted = answer.isComplete() ? USAGE_TIMEOUT : idleTimeout;
        Duration left = end.remaining();
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    private ModelException broken(EventStream.@Nullable Signal signal, Deadline end) {
        if (signal instanceof EventStream.Failure failure) {
            return failure.inAnswer() ? errors.classifyInAnswer(failure.cause()) : errors.classify(failure.cause());
        }
        if (end.hasPassed()) {
            return new ModelException(
                    Kind.TIMEOUT,
                    settings.modelId()
                            + " did not finish its answer in time: allow it a longer callTimeout or the run a later deadline");
        }
        if (signal == null) {
            return new ModelException(
                    Kind.TIMEOUT,
                    settings.modelId() + " fell silent for " + idleTimeout.toMillis()
                            + " ms in mid-answer: if it thinks for that long, allow it a longer idleTimeout");
        }
        return new ModelException(
                Kind.CONNECTION, "the answer of " + settings.modelId() + " broke off before it was complete");
    }
}
