package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes the body of an answer into a file, and ends the answer when it gets too long. Yields the number of bytes. */
final class ReceivedFile implements BodySubscriber<Long> {

    private final Path file;
    private final long limit;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable FileChannel channel;
    private long bytes;

    ReceivedFile(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    static FetchException tooLong(long limit) {
        return new FetchException(
                Kind.LIMIT,
                "the archive is larger than " + limit
                        + " bytes: review a smaller repository, or bring a part of it into "
                        + "the workspace and give its path");
    }

    @Override
    public CompletionStage<Long> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            newSubscription.request(Long.MAX_VALUE);
        } catch (IOException e) {
            fail(storage(e));
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        FileChannel open = channel;
        if (open == null || result.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
            if (bytes > limit) {
                fail(tooLong(limit));
                return;
            }
            try {
                while (buffer.hasRemaining()) {
                    open.write(buffer);
                }
            } catch (IOException e) {
                fail(storage(e));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        closeQuietly();
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            if (channel != null) {
                channel.close();
            }
            result.complete(bytes);
        } catch (IOException e) {
            result.completeExceptionally(storage(e));
        }
    }

    private void fail(FetchException failure) {
        if (subscription != null) {
            subscription.cancel();
        }
        closeQuietly();
        result.completeExceptionally(failure);
    }

    private void closeQuietly() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the file is thrown away
        }
    }

    private static FetchException storage(IOException cause) {
        return new FetchException(
                Kind.STORAGE, "the archive can't be kept in the temporary directory: " + cause.getMessage(), cause);
    }
}
