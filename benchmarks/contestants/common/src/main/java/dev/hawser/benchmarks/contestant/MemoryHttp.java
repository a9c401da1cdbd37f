package dev.hawser.benchmarks.contestant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The service without a network: it reads the request, as a client that sends it would, and answers. */
public final class MemoryHttp implements SdkHttpClient {

    private final ThreadLocal<byte[]> buffers = ThreadLocal.withInitial(() -> new byte[64 * 1024]);
    private final LongAdder sent = new LongAdder();

    /** Makes the service. */
    public MemoryHttp() {}

    /** Returns how many bytes were sent in all requests. */
    long sentBytes() {
        return sent.sum();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // There is nothing to wait for.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        int length = read(request.contentStreamProvider().orElseThrow().newStream());
        sent.add(length);
        byte[] body = Script.answer(buffers.get(), length);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .putHeader("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private int read(InputStream content) throws IOException {
        int length = 0;
        while (true) {
            byte[] buffer = buffers.get();
            int count = content.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return length;
            }
            length += count;
            if (length == buffer.length) {
                buffers.set(Arrays.copyOf(buffer, 2 * length));
            }
        }
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
