package dev.hawser.agent.bedrock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that reads one request, perhaps begins to answer, and then says nothing more. */
final class SilentServer implements AutoCloseable {

    private final ServerSocket server;
    private final byte[] beginning;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch abandoned = new CountDownLatch(1);

    SilentServer(byte[] beginning) throws IOException {
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.beginning = beginning;
        Thread thread = new Thread(this::serve, "silent-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A server that doesn't even begin. */
    static SilentServer mute() throws IOException {
        return new SilentServer(new byte[0]);
    }

    /** A server that stops in the middle of the body. */
    static SilentServer stalling() throws IOException {
        return new SilentServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"out"
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** A server that stops in the middle of a stream, after these frames. */
    static SilentServer stallingAfter(byte[]... frames) throws IOException {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        beginning.writeBytes("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        beginning.writeBytes(EventFrames.stream(frames));
        return new SilentServer(beginning.toByteArray());
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder request = new StringBuilder();
            while (!request.toString().endsWith("}]}]}")) {
                request.append((char) in.read());
            }
            socket.getOutputStream().write(beginning);
            socket.getOutputStream().flush();
            asked.countDown();
            if (in.read() < 0) {
                abandoned.countDown();
            }
        } catch (IOException reset) {
            abandoned.countDown();
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void awaitRequest() throws InterruptedException {
        if (!asked.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no request came");
        }
    }

    /** Waits until the client has closed the connection. */
    void awaitAbandonment() throws InterruptedException {
        if (!abandoned.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the client holds on to the connection");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
