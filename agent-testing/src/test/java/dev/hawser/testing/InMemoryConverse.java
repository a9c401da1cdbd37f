package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The service without a network: the AWS client does all but send bytes. Keeps what the validator finds in requests. */
final class InMemoryConverse implements SdkHttpClient {

    final List<String> violations = new ArrayList<>();
    private Model model = (request, call) -> {
        throw new IllegalStateException("no model yet");
    };

    void play(Model newModel) {
        this.model = newModel;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try (InputStream body =
                        request.contentStreamProvider().orElseThrow().newStream()) {
                    return answer(Json.mapper().readTree(body));
                }
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse answer(JsonNode body) throws IOException {
        List<String> found = ConverseValidator.violations(body);
        if (!found.isEmpty()) {
            violations.addAll(found);
            return response(400, "ValidationException", message(found.get(0)));
        }
        try {
            var answer = model.call(RequestReader.read(Part.of(body)), ModelCall.unbounded());
            return response(200, null, Json.write(ResponseWriter.write(answer, Duration.ZERO)));
        } catch (ModelException e) {
            return fail(e);
        }
    }

    private static HttpExecuteResponse fail(ModelException e) throws IOException {
        if (e.kind() == Kind.CONNECTION) {
            throw new IOException("Connection reset");
        }
        return switch (e.kind()) {
            case THROTTLED -> response(429, "ThrottlingException", message(e.getMessage()));
            case TIMEOUT -> response(408, "ModelTimeoutException", message(e.getMessage()));
            case CONTEXT_OVERFLOW ->
                response(400, "ValidationException", message("Input is too long for requested model."));
            case INVALID_REQUEST -> response(400, "ValidationException", message(e.getMessage()));
            case ACCESS_DENIED -> response(403, "AccessDeniedException", message(e.getMessage()));
            case MALFORMED_RESPONSE -> response(200, null, "{\"output\":{\"message\":{\"role\":\"assi");
            default -> response(503, "ServiceUnavailableException", message(e.getMessage()));
        };
    }

    private static String message(String text) {
        return Json.object().put("message", text).toString();
    }

    private static HttpExecuteResponse response(int status, String error, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", String.valueOf(bytes.length));
        if (error != null) {
            http.putHeader("x-amzn-ErrorType", error);
        }
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {}
}
