package dev.hawser.agent.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.hawser.agent.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A stand-in for the service on loopback, which the real AWS client calls. It answers with one text unless told otherwise. */
final class ConverseEndpoint implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    static final String CLAUDE = "us.anthropic.claude-sonnet-4-20250514-v1:0";
    static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "topsecret"));

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final List<BedrockModel> models = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
        answers(content("{\"text\":\"Hello.\"}"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        models.forEach(BedrockModel::close);
        models.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }

    URI uri() {
        return URI.create(server.baseUrl());
    }

    BedrockModelBuilder builder(String modelId) {
        return BedrockModel.builder()
                .modelId(modelId)
                .region(Region.US_EAST_1)
                .credentials(CREDENTIALS)
                .endpoint(uri());
    }

    BedrockModel model() {
        return model(CLAUDE);
    }

    BedrockModel model(String modelId) {
        return closing(builder(modelId).build());
    }

    BedrockModel closing(BedrockModel model) {
        models.add(model);
        return model;
    }

    void answers(String json) {
        answers(aResponse().withHeader("Content-Type", "application/json").withBody(json));
    }

    void streams(byte[]... frames) {
        answers(aResponse()
                .withHeader("Content-Type", "application/vnd.amazon.eventstream")
                .withHeader("x-amzn-RequestId", "request-7")
                .withBody(EventFrames.stream(frames)));
    }

    void answers(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    void refuses(int status, String errorType, String message) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("x-amzn-ErrorType", errorType)
                .withHeader("x-amzn-RequestId", "request-7")
                .withBody(Json.write(Json.object().put("message", message))));
    }

    /** An answer of the blocks that ends the turn. */
    static String content(String... blocks) {
        return stopped("end_turn", blocks);
    }

    static String stopped(String stopReason, String... blocks) {
        return """
                {"output":{"message":{"role":"assistant","content":[%s]}},"stopReason":"%s",
                 "usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3},"metrics":{"latencyMs":1}}""".formatted(String.join(",", blocks), stopReason);
    }

    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    void forgetRequests() {
        server.resetRequests();
    }

    LoggedRequest request() {
        List<LoggedRequest> requests = requests();
        if (requests.isEmpty()) {
            throw new AssertionError("nothing was sent");
        }
        return requests.get(requests.size() - 1);
    }

    JsonNode body() {
        return json(request().getBodyAsString());
    }

    static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
