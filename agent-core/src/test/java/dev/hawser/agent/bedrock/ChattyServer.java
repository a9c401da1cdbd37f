package dev.hawser.agent.bedrock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that streams and never stops. */
final class ChattyServer implements AutoCloseable {

    private static final int PAUSE_MILLIS = 5;

    private final HttpServer server;
    private final CountDownLatch abandoned = new CountDownLatch(1);

    ChattyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", this::talk);
        server.start();
    }

    private void talk(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.amazon.eventstream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(EventFrames.text(0, "a"));
                out.flush();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException closed) {
            abandoned.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits until the client has closed the connection. */
    void awaitAbandonment() throws InterruptedException {
        if (!abandoned.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the client holds on to the connection");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
