package dev.hawser.agent.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Publishes what comes from a stream to one subscriber, as soon as it comes and is asked for. */
final class InputStreamPublisher implements Publisher<ByteBuffer>, Subscription {

    private static final int MAX_PIECE = 8192;

    private final InputStream stream;
    private @Nullable Subscriber<? super ByteBuffer> subscriber;
    private long demand;
    private boolean cancelled;

    InputStreamPublisher(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> newSubscriber) {
        synchronized (this) {
            if (subscriber != null) {
                throw new IllegalStateException("there is a subscriber already");
            }
            subscriber = newSubscriber;
        }
        newSubscriber.onSubscribe(this);
    }

    @Override
    public synchronized void request(long pieces) {
        demand = demand + pieces < 0 ? Long.MAX_VALUE : demand + pieces;
        notifyAll();
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Reads the stream to its end, or until it is cancelled, and closes it. */
    void run() throws IOException {
        try (stream) {
            byte[] buffer = new byte[MAX_PIECE];
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                await(1).onNext(ByteBuffer.wrap(Arrays.copyOf(buffer, length)));
            }
        } catch (IOException e) {
            await(0).onError(e);
            throw e;
        }
        await(0).onComplete();
    }

    /** Waits until somebody has subscribed and asked for so many more pieces. */
    private synchronized Subscriber<? super ByteBuffer> await(int pieces) throws InterruptedIOException {
        while (!cancelled && (subscriber == null || demand < pieces)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the response came");
            }
        }
        if (cancelled) {
            throw new InterruptedIOException("the call was given up");
        }
        demand -= pieces;
        return subscriber;
    }
}
