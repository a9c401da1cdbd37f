package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Sends bodies to an endpoint without the AWS client. */
final class Posts {

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Posts() {}

    static HttpResponse<String> post(LocalBedrock bedrock, String modelId, JsonNode body)
            throws IOException, InterruptedException {
        return CLIENT.send(request(bedrock, modelId, body), BodyHandlers.ofString());
    }

    static HttpRequest request(LocalBedrock bedrock, String modelId, JsonNode body) {
        return request(bedrock, modelId, "converse", body);
    }

    static HttpRequest request(LocalBedrock bedrock, String modelId, String operation, JsonNode body) {
        String path = "/model/" + URLEncoder.encode(modelId, StandardCharsets.UTF_8) + "/" + operation;
        return HttpRequest.newBuilder(bedrock.endpoint().resolve(path))
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build();
    }
}
