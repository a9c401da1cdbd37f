package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.ModelException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An error as the service answers it: an HTTP status, the name of the error and a message. */
final class ServiceFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable Duration retryAfter;

    private ServiceFault(int status, String type, @Nullable String message, @Nullable Duration retryAfter) {
        super(message);
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter;
    }

    static ServiceFault invalid(String message) {
        return new ServiceFault(400, "ValidationException", message, null);
    }

    static ServiceFault malformed(String message) {
        return new ServiceFault(400, "SerializationException", message, null);
    }

    static ServiceFault unknownOperation() {
        return new ServiceFault(404, "UnknownOperationException", "There is no such operation.", null);
    }

    /** Returns the service's error for a failure of the model behind it, which must not be a broken connection. */
    static ServiceFault of(ModelException failure) {
        return switch (failure.kind()) {
            case THROTTLED -> of(429, "ThrottlingException", failure);
            case UNAVAILABLE -> of(503, "ServiceUnavailableException", failure);
            case TIMEOUT -> of(408, "ModelTimeoutException", failure);
            case MALFORMED_RESPONSE -> of(424, "ModelErrorException", failure);
            case CONTEXT_OVERFLOW -> invalid(Rule.fromModel("prompt is too long: " + failure.getMessage()));
            case INVALID_REQUEST -> of(400, "ValidationException", failure);
            case ACCESS_DENIED -> of(403, "AccessDeniedException", failure);
            case NOT_FOUND -> of(404, "ResourceNotFoundException", failure);
            case OTHER -> of(500, "InternalServerException", failure);
            case CONNECTION, CANCELLED ->
                throw new IllegalArgumentException(failure.kind() + " has no answer", failure);
        };
    }

    private static ServiceFault of(int status, String type, ModelException failure) {
        return new ServiceFault(
                status, type, failure.getMessage(), failure.retryAfter().orElse(null));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(wholeSeconds(retryAfter)));
        }
        JsonNode body = Json.object().put("message", getMessage());
        JsonAnswer.send(exchange, status, body);
    }

    private static long wholeSeconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
