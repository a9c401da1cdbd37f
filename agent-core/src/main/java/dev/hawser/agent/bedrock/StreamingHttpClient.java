package dev.hawser.agent.bedrock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.utils.BinaryUtils;

/**
 * Lets the SDK's asynchronous client, which alone can stream, use a blocking HTTP client: one thread for each exchange
 * that runs. So a program needs one HTTP client for everything, and none that brings an event loop.
 */
final class StreamingHttpClient implements SdkAsyncHttpClient {

    private final SdkHttpClient client;

    StreamingHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        Exchange exchange = new Exchange(client, request);
        Daemons.startLight(exchange::run);
        return exchange.outcome;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Exchange {

        private final SdkAsyncHttpResponseHandler handler;
        private final ExecutableHttpRequest http;
        private final CompletableFuture<byte[]> requestBody;
        private final CompletableFuture<Void> outcome = new CompletableFuture<>();

        Exchange(SdkHttpClient client, AsyncExecuteRequest request) {
            handler = request.responseHandler();
            requestBody = bytes(request);
            http = client.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.request())
                    .contentStreamProvider(this::requestBody)
                    .metricCollector(request.metricCollector().orElse(null))
                    .build());
            outcome.whenComplete((ok, failure) -> {
                if (failure != null) {
                    HttpAborts.start(http);
                }
            });
        }

        private static CompletableFuture<byte[]> bytes(AsyncExecuteRequest request) {
            Collector collector = new Collector();
            request.requestContentPublisher().subscribe(collector);
            return collector.bytes;
        }

        /** A connection that is being made can't be closed yet, so a last look is due before anything is sent on it. */
        private InputStream requestBody() {
            if (outcome.isDone()) {
                throw new UncheckedIOException(new InterruptedIOException("the call was given up"));
            }
            return new ByteArrayInputStream(requestBody.join());
        }

        /** Some clients put the body into it too, and the SDK would read that to its end. */
        private static SdkHttpResponse headers(SdkHttpResponse response) {
            return SdkHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .statusText(response.statusText().orElse(null))
                    .headers(response.headers())
                    .build();
        }

        void run() {
            try {
                HttpExecuteResponse response = http.call();
                InputStream stream =
                        response.responseBody().<InputStream>map(body -> body).orElseGet(InputStream::nullInputStream);
                InputStreamPublisher body = new InputStreamPublisher(stream);
                outcome.whenComplete((ok, failure) -> body.cancel());
                handler.onHeaders(headers(response.httpResponse()));
                handler.onStream(body);
                body.run();
                outcome.complete(null);
            } catch (Throwable e) {
                handler.onError(e);
                outcome.completeExceptionally(e);
            }
        }
    }

    private static final class Collector implements Subscriber<ByteBuffer> {

        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            collected.writeBytes(BinaryUtils.copyBytesFrom(piece));
        }

        @Override
        public void onError(Throwable failure) {
            bytes.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            bytes.complete(collected.toByteArray());
        }
    }
}
