package dev.hawser.agent.bedrock;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * The events of one answer, for a thread that waits for them. They are kept until it takes them: an answer has to fit into
 * memory anyway, and a listener that is slow then neither holds up the connection nor looks like a model that is.
 */
final class EventStream {

    /** Something that the waiting thread has to know. */
    sealed interface Signal {}

    /** An event came. */
    record Event(ConverseStreamOutput output) implements Signal {}

    /** The stream ended. Whether the answer is complete is for the events to say. */
    record End() implements Signal {}

    /**
     * There will be no more events, because of an error.
     *
     * @param inAnswer whether the service had begun to answer
     */
    record Failure(Throwable cause, boolean inAnswer) implements Signal {}

    /** The waiting thread shall look around. */
    private record WakeUp() implements Signal {}

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private volatile boolean begun;

    private EventStream() {}

    /** Sends the request. Returns at once: whatever goes wrong is a signal. */
    static EventStream open(BedrockRuntimeAsyncClient client, ConverseStreamRequest request) {
        EventStream stream = new EventStream();
        Daemons.startLight(() -> stream.send(client, request));
        return stream;
    }

    private void send(BedrockRuntimeAsyncClient client, ConverseStreamRequest request) {
        try {
            ConverseStreamResponseHandler handler = ConverseStreamResponseHandler.builder()
                    .onEventStream(events -> events.subscribe(new Receiver()))
                    .build();
            CompletableFuture<Void> exchange = client.converseStream(request, handler);
            abandoned.thenRun(() -> exchange.cancel(true));
            exchange.whenComplete((ok, failure) -> signals.add(failure == null ? new End() : failure(failure)));
        } catch (Throwable e) {
            signals.add(failure(e));
        }
    }

    private Failure failure(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        return new Failure(wrapped ? failure.getCause() : failure, begun);
    }

    /** Waits for the next signal, or returns null when none came in that time. */
    @Nullable Signal next(Duration patience) throws InterruptedException {
        return signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the wait of {@link #next}. */
    void wakeUp() {
        signals.add(new WakeUp());
    }

    /** Closes the connection, in so far as the answer is still coming. Returns at once. */
    void abandon() {
        abandoned.complete(null);
    }

    private final class Receiver implements Subscriber<ConverseStreamOutput> {

        @Override
        public void onSubscribe(Subscription subscription) {
            begun = true;
            abandoned.thenRun(subscription::cancel);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            signals.add(new Event(event));
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure(failure));
        }

        /** The exchange ends too, and has the last word. */
        @Override
        public void onComplete() {}
    }
}
