package dev.hawser.agent.bedrock;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Lets a call be given up at any moment of its HTTP exchange, by a {@link Cancellation}, by an interrupt of its thread or by
 * the SDK's own time-out.
 *
 * <p>The exchange runs on the caller's thread. To give it up is to close its connection, which ends a read or a write
 * that blocks. Two moments need more than that. A connection that is being made can't be closed yet, so the exchange is
 * looked at again before its body is sent. And another thread can't close the JDK's connection while the body of the
 * response is read, so a body that hasn't wholly come yet is read by a thread of its own: the caller no longer waits for
 * it, and it ends at the latest with the client's read time-out.
 */
final class CancellableHttpClient implements SdkHttpClient {

    private final SdkHttpClient client;
    private final ThreadLocal<Cancellation> callers = new ThreadLocal<>();

    CancellableHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    /** Runs the call on this thread. Its HTTP exchange fails as soon as the cancellation is turned. */
    <T> T call(Cancellation cancellation, Supplier<T> call) {
        callers.set(cancellation);
        try {
            return call.get();
        } finally {
            callers.remove();
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(client, request, callers.get());
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Exchange implements ExecutableHttpRequest {

        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

        private final ExecutableHttpRequest delegate;
        private final @Nullable Cancellation cancellation;
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();

        Exchange(SdkHttpClient client, HttpExecuteRequest request, @Nullable Cancellation cancellation) {
            this.cancellation = cancellation;
            this.delegate = client.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.httpRequest())
                    .contentStreamProvider(
                            request.contentStreamProvider().map(this::checked).orElse(null))
                    .metricCollector(request.metricCollector().orElse(null))
                    .build());
        }

        private ContentStreamProvider checked(ContentStreamProvider content) {
            return () -> {
                if (body.isDone()) {
                    throw new UncheckedIOException(givenUp());
                }
                return content.newStream();
            };
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            if (cancellation == null) {
                return exchange();
            }
            Cancellation.Registration registration = cancellation.onCancel(this::abort);
            Watch interrupts = Watch.onInterrupt(this::abort);
            try {
                return exchange();
            } finally {
                interrupts.close();
                registration.close();
            }
        }

        private HttpExecuteResponse exchange() throws IOException {
            if (body.isDone()) {
                throw givenUp();
            }
            HttpExecuteResponse response = delegate.call();
            if (response.responseBody().isEmpty()) {
                return response;
            }
            InputStream stream = response.responseBody().get();
            if (hasCome(stream, length(response))) {
                return response;
            }
            byte[] bytes = readElsewhere(stream);
            return HttpExecuteResponse.builder()
                    .response(response.httpResponse())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                    .build();
        }

        private static OptionalLong length(HttpExecuteResponse response) {
            return response.httpResponse()
                    .firstMatchingHeader("Content-Length")
                    .filter(length -> DIGITS.matcher(length).matches())
                    .map(length -> OptionalLong.of(Long.parseLong(length)))
                    .orElseGet(OptionalLong::empty);
        }

        private static boolean hasCome(InputStream stream, OptionalLong length) throws IOException {
            return length.isPresent() && stream.available() >= length.getAsLong();
        }

        private byte[] readElsewhere(InputStream stream) throws IOException {
            Daemons.startLight(() -> {
                try {
                    body.complete(stream.readAllBytes());
                } catch (Throwable e) {
                    body.completeExceptionally(e);
                }
            });
            try {
                return body.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                abort();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the response came");
            }
        }

        /** Returns at once: it may take a while to close a connection in use. */
        @Override
        public void abort() {
            body.completeExceptionally(givenUp());
            HttpAborts.start(delegate);
        }

        private static IOException givenUp() {
            return new InterruptedIOException("the call was given up");
        }
    }
}
