package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.Model;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a request from the wire, checks and keeps it, and hands it to its operation. */
final class RequestHandler implements HttpHandler {

    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/([^/]+)");

    private final AtomicLong count = new AtomicLong();
    private final Function<String, @Nullable Model> models;
    private final Map<String, Operation> operations;
    private final List<LocalBedrock.Request> requests = new CopyOnWriteArrayList<>();

    /**
     * Makes a handler.
     *
     * @param models returns the model of an id, or null if there is none
     * @param operations by the last part of their path
     */
    RequestHandler(Function<String, @Nullable Model> models, Map<String, Operation> operations) {
        this.models = models;
        this.operations = operations;
    }

    List<LocalBedrock.Request> requests() {
        return List.copyOf(requests);
    }

    /** What this throws makes the JDK's server close the connection as it is, in mid-answer if one has begun. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", new UUID(0, count.incrementAndGet()).toString());
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            serve(exchange, body);
        } catch (RuntimeException | AssertionError e) {
            ServiceFault.of(e).send(exchange);
        }
        exchange.close();
    }

    private void serve(HttpExchange exchange, byte[] bytes) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
        Operation operation = path.matches() ? operations.get(path.group(2)) : null;
        if (operation == null || !exchange.getRequestMethod().equals("POST")) {
            throw ServiceFault.unknownOperation();
        }
        LocalBedrock.Request request = request(decoded(path.group(1)), parsed(bytes));
        requests.add(request);
        if (!request.violations().isEmpty()) {
            throw ServiceFault.invalid(request.violations().get(0));
        }
        Model model = models.apply(request.modelId());
        if (model == null) {
            throw ServiceFault.invalid("The provided model identifier is invalid.");
        }
        operation.serve(exchange, model, RequestReader.read(Part.of(request.body())));
    }

    private static LocalBedrock.Request request(String modelId, JsonNode body) {
        return new LocalBedrock.Request(modelId, body, ConverseValidator.violations(body));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw ServiceFault.malformed("The body is not JSON: " + e.getMessage());
        }
    }

    private static String decoded(String pathSegment) {
        return URLDecoder.decode(pathSegment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
