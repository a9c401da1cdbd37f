package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.cancel.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

@Timeout(60)
class CancellableHttpClientTest {

    private static final HttpExecuteRequest REQUEST = HttpExecuteRequest.builder()
            .request(SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(URI.create("http://localhost/"))
                    .build())
            .contentStreamProvider(ContentStreamProvider.fromUtf8String("{}"))
            .build();

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch aborted = new CountDownLatch(1);

    @Test
    void a_cancellation_while_connecting_is_noticed_before_the_body_is_sent() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> call(request -> {
                    cancellation.cancel();
                    return response(
                            "{}", request.contentStreamProvider().orElseThrow().newStream());
                }))
                .withCauseInstanceOf(InterruptedIOException.class);
    }

    @Test
    void a_cancellation_before_the_exchange_prevents_it() {
        cancellation.cancel();

        assertThatThrownBy(() -> call(request -> {
                    throw new AssertionError("sent");
                }))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void a_cancellation_aborts_the_exchange() throws InterruptedException {
        assertThatThrownBy(() -> call(request -> {
                    cancellation.cancel();
                    await(aborted);
                    throw new IOException("closed");
                }))
                .hasMessage("closed");
    }

    @Test
    void a_body_that_comes_late_is_read_whole() throws Exception {
        InputStream late = new ByteArrayInputStream("{\"a\":1}".getBytes()) {
            @Override
            public synchronized int available() {
                return 0;
            }
        };

        HttpExecuteResponse response = call(request -> response("{\"a\":1}", late));

        assertThat(response.responseBody().orElseThrow()).hasContent("{\"a\":1}");
    }

    @Test
    void a_body_that_breaks_off_is_an_error() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> call(request -> response("{\"a\":1}", broken)))
                .isInstanceOf(IOException.class)
                .hasMessage("reset");
    }

    @Test
    void a_cancellation_of_another_call_aborts_nothing() throws Exception {
        Cancellation other = new Cancellation();
        CancellableHttpClient client = new CancellableHttpClient(new FakeHttpClient(request -> {
            other.cancel();
            return response("{}", request.contentStreamProvider().orElseThrow().newStream());
        }));
        client.call(other, () -> client.prepareRequest(REQUEST));
        ExecutableHttpRequest exchange = client.call(cancellation, () -> client.prepareRequest(REQUEST));

        assertThat(exchange.call().responseBody().orElseThrow()).hasContent("{}");
        assertThat(aborted.getCount()).isEqualTo(1);
    }

    private interface Handler {
        HttpExecuteResponse handle(HttpExecuteRequest request) throws IOException;
    }

    private HttpExecuteResponse call(Handler handler) throws IOException {
        CancellableHttpClient client = new CancellableHttpClient(new FakeHttpClient(handler));
        ExecutableHttpRequest exchange = client.call(cancellation, () -> client.prepareRequest(REQUEST));
        return exchange.call();
    }

    private static HttpExecuteResponse response(String expected, InputStream body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Length", String.valueOf(expected.length()))
                        .build())
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
