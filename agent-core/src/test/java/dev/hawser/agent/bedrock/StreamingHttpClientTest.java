package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

@Timeout(60)
class StreamingHttpClientTest {

    private final CountDownLatch aborted = new CountDownLatch(1);
    private final Reader reader = new Reader();

    @Test
    void a_response_comes_in_the_pieces_that_were_asked_for_and_to_its_end() throws Exception {
        InputStream body = new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };
        CompletableFuture<Void> outcome = execute(request -> response(body));

        Subscription subscription = reader.subscription.get();
        assertThat(reader.heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
        subscription.request(1);
        assertThat(reader.heard.take()).isEqualTo("a");
        assertThat(reader.heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
        subscription.request(Long.MAX_VALUE);
        subscription.request(Long.MAX_VALUE);
        assertThat(reader.heard.take()).isEqualTo("b");
        assertThat(reader.heard.take()).isEqualTo("c");
        assertThat(reader.heard.take()).isEqualTo("end");
        assertThat(outcome.get()).isNull();
    }

    @Test
    void a_body_that_comes_with_the_headers_is_left_to_the_stream() throws Exception {
        AbortableInputStream body =
                AbortableInputStream.create(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        execute(request -> HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(200)
                        .statusText("OK")
                        .putHeader("a", "b")
                        .content(body)
                        .build())
                .responseBody(body)
                .build());

        reader.subscription.get().request(Long.MAX_VALUE);
        assertThat(reader.heard.take()).isEqualTo("abc");
        assertThat(reader.headers)
                .isEqualTo(SdkHttpFullResponse.builder()
                        .statusCode(200)
                        .statusText("OK")
                        .putHeader("a", "b")
                        .build());
    }

    @Test
    void the_request_is_sent_whole() throws Exception {
        CompletableFuture<Void> outcome = execute(request ->
                response(request.contentStreamProvider().orElseThrow().newStream()));
        reader.subscription.get().request(Long.MAX_VALUE);

        outcome.get();
        assertThat(reader.heard).containsExactly("{\"a\":1}", "end");
    }

    @Test
    void a_body_that_breaks_off_is_an_error_for_everybody() throws Exception {
        CompletableFuture<Void> outcome = execute(request -> response(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        }));
        reader.subscription.get();

        assertThatThrownBy(outcome::get).hasRootCauseMessage("reset");
        assertThat(reader.heard).containsExactly("subscriber: reset", "handler: reset");
    }

    @Test
    void whoever_gives_up_while_connecting_sends_nothing() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CompletableFuture<String> sent = new CompletableFuture<>();
        CompletableFuture<Void> outcome = execute(request -> {
            connecting.countDown();
            await(aborted);
            try {
                request.contentStreamProvider().orElseThrow().newStream();
                sent.complete("the body");
            } catch (UncheckedIOException e) {
                sent.complete("nothing");
            }
            throw new IOException("closed");
        });
        connecting.await();
        outcome.cancel(true);

        assertThat(sent.get()).isEqualTo("nothing");
    }

    @Test
    void whoever_gives_up_while_a_piece_waits_closes_the_stream() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        execute(request -> response(new ByteArrayInputStream(new byte[100]) {
            @Override
            public void close() {
                closed.countDown();
            }
        }));

        reader.subscription.get().cancel();

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private interface Handler {
        HttpExecuteResponse handle(HttpExecuteRequest request) throws IOException;
    }

    private CompletableFuture<Void> execute(Handler handler) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://localhost/"))
                .build();
        return new StreamingHttpClient(new FakeHttpClient(handler))
                .execute(AsyncExecuteRequest.builder()
                        .request(request)
                        .requestContentPublisher(new Body("{\"a\":1}"))
                        .responseHandler(reader)
                        .build());
    }

    private static HttpExecuteResponse response(InputStream body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(200).build())
                .responseBody(AbortableInputStream.create(body))
                .build();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("not aborted");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Asks for nothing by itself. */
    private static final class Reader implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {

        private volatile @Nullable SdkHttpResponse headers;
        private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void onHeaders(SdkHttpResponse newHeaders) {
            headers = newHeaders;
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            stream.subscribe(this);
        }

        @Override
        public void onSubscribe(Subscription newSubscription) {
            subscription.complete(newSubscription);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            heard.add(StandardCharsets.UTF_8.decode(piece).toString());
        }

        @Override
        public void onError(Throwable failure) {
            String listener = heard.isEmpty() ? "subscriber" : "handler";
            heard.add(listener + ": " + failure.getMessage());
        }

        @Override
        public void onComplete() {
            heard.add("end");
        }
    }

    private record Body(String text) implements SdkHttpContentPublisher {

        @Override
        public Optional<Long> contentLength() {
            return Optional.of((long) text.length());
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                @Override
                public void request(long pieces) {
                    int half = text.length() / 2;
                    subscriber.onNext(StandardCharsets.UTF_8.encode(text.substring(0, half)));
                    subscriber.onNext(StandardCharsets.UTF_8.encode(text.substring(half)));
                    subscriber.onComplete();
                }

                @Override
                public void cancel() {}
            });
        }
    }

    private final class FakeHttpClient implements SdkHttpClient {

        private final Handler handler;

        FakeHttpClient(Handler handler) {
            this.handler = handler;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return handler.handle(request);
                }

                @Override
                public void abort() {
                    aborted.countDown();
                }
            };
        }

        @Override
        public void close() {}
    }
}
