package dev.hawser.testing.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a> for one execution
 * environment: it hands out events and takes back what became of them.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "runtime-api");
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile Handover handover = new Handover();

    /** An event and what the environment has to know of it. */
    record Event(String requestId, String payload, Duration timeout, String functionArn, String traceHeader) {}

    /**
     * What becomes of an event.
     *
     * @param taken when the function has it; its time runs from then on
     * @param result when it is done
     */
    record Handover(CompletableFuture<Void> taken, CompletableFuture<InvokeResult> result) {

        Handover() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }

        void end(InvokeResult outcome) {
            result.complete(outcome);
            taken.complete(null);
        }
    }

    private RuntimeApi(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext(BASE, this::handle);
    }

    static RuntimeApi start() {
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            RuntimeApi api = new RuntimeApi(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be opened on 127.0.0.1", e);
        }
    }

    /** Returns host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Hands out an event; one at a time. */
    Handover hand(Event event) {
        Handover begun = new Handover();
        handover = begun;
        events.add(event);
        return begun;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("invocation/next")) {
                handOut(exchange);
            } else if (path.endsWith("/response")) {
                handover.end(InvokeResult.answered(body));
                answer(exchange, 202, "{\"status\":\"OK\"}");
            } else if (path.endsWith("/error")) {
                handover.end(InvokeResult.failed(body));
                answer(exchange, 202, "{\"status\":\"OK\"}");
            } else {
                answer(exchange, 404, "{}");
            }
        }
    }

    private void handOut(HttpExchange exchange) throws IOException {
        try {
            Event event = events.take();
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.requestId());
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Deadline-Ms",
                            String.valueOf(
                                    System.currentTimeMillis() + event.timeout().toMillis()));
            exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", event.functionArn());
            exchange.getResponseHeaders().set("Lambda-Runtime-Trace-Id", event.traceHeader());
            handover.taken().complete(null);
            answer(exchange, 200, event.payload());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
