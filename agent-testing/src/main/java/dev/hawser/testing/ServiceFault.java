package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.ModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An error as the service answers it: an HTTP status, the name of the error and a message. */
final class ServiceFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(LocalBedrock.class);

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

    /**
     * Returns the service's error for what went wrong while a request was served.
     *
     * @throws IOException if the service is to break the connection instead
     */
    static ServiceFault of(Throwable failure) throws IOException {
        if (failure instanceof ServiceFault fault) {
            return fault;
        }
        if (failure instanceof ModelException known) {
            return of(known);
        }
        LOG.error("LocalBedrock or the model behind it failed", failure);
        return invalid("LocalBedrock or the model behind it failed: " + failure);
    }

    private static ServiceFault of(ModelException failure) throws IOException {
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
            case CONNECTION, CANCELLED -> throw new IOException("the connection is to break", failure);
        };
    }

    private static ServiceFault of(int status, String type, ModelException failure) {
        return new ServiceFault(
                status, type, failure.getMessage(), failure.retryAfter().orElse(null));
    }

    /** Sends the error as the answer. */
    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(wholeSeconds(retryAfter)));
        }
        JsonNode body = Json.object().put("message", getMessage());
        JsonAnswer.send(exchange, status, body);
    }

    /** Sends the error as the end of an answer that has begun; there a failure of the model has one name. */
    void send(EventStream stream) throws IOException {
        ObjectNode body = Json.object().put("message", getMessage());
        if (type.equals("ModelTimeoutException") || type.equals("ModelErrorException")) {
            body.put("originalStatusCode", status).put("originalMessage", getMessage());
            stream.sendException("modelStreamErrorException", body);
        } else {
            stream.sendException(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1), body);
        }
    }

    private static long wholeSeconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
