package dev.hawser.examples.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hawser.agent.json.Json;
import dev.hawser.testing.lambda.InvokeResult;
import dev.hawser.testing.lambda.LocalFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a> on loopback, synchronous only, and
 * {@code POST /stage/kill/NAME}, which kills a function's processes as the loss of a machine would.
 */
final class InvokeApi implements AutoCloseable {

    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern KILL = Pattern.compile("/stage/kill/([^/]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "invoke-api");
        thread.setDaemon(true);
        return thread;
    });
    private final Cast cast;

    private InvokeApi(HttpServer server, Cast cast) {
        this.server = server;
        this.cast = cast;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    static InvokeApi start(Cast cast) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        InvokeApi api = new InvokeApi(HttpServer.create(new InetSocketAddress(loopback, 0), 0), cast);
        api.server.start();
        return api;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher invoke = INVOKE.matcher(path);
            Matcher kill = KILL.matcher(path);
            if (!exchange.getRequestMethod().equals("POST")) {
                refuse(exchange, 405, "MethodNotAllowed", "only POST is understood here");
            } else if (invoke.matches()) {
                invoke(exchange, invoke.group(1), body);
            } else if (kill.matches()) {
                kill(exchange, kill.group(1));
            } else {
                refuse(exchange, 404, "UnknownOperation", "there is nothing at " + path);
            }
        }
    }

    private void invoke(HttpExchange exchange, String name, String body) throws IOException {
        Optional<LocalFunction> function = cast.find(name);
        if (function.isEmpty()) {
            refuseUnknown(exchange, name);
            return;
        }
        InvokeResult result = function.get().invoke(body.isEmpty() ? "{}" : body);
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        if (result.functionError() != null) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", result.functionError());
        }
        answer(exchange, 200, result.payload());
    }

    private void kill(HttpExchange exchange, String name) throws IOException {
        Optional<LocalFunction> function = cast.find(name);
        if (function.isEmpty()) {
            refuseUnknown(exchange, name);
            return;
        }
        function.get().kill();
        answer(exchange, 200, "{}");
    }

    private void refuseUnknown(HttpExchange exchange, String name) throws IOException {
        refuse(
                exchange,
                404,
                "ResourceNotFoundException",
                "Function not found: " + name + "; there are "
                        + cast.functions().keySet());
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
        answer(exchange, status, Json.write(Json.object().put("Type", "User").put("Message", message)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
