package dev.hawser.testing;

import static dev.hawser.testing.Posts.CLIENT;
import static dev.hawser.testing.Posts.post;
import static dev.hawser.testing.Posts.request;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LocalBedrockTest {

    private static final JsonNode PROMPT = body(messages(user(text("hi"))));

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, ThrottlingException, oh",
        "UNAVAILABLE, 503, ServiceUnavailableException, oh",
        "TIMEOUT, 408, ModelTimeoutException, oh",
        "MALFORMED_RESPONSE, 424, ModelErrorException, oh",
        "CONTEXT_OVERFLOW, 400, ValidationException, The model returned the following errors: prompt is too long: oh",
        "INVALID_REQUEST, 400, ValidationException, oh",
        "ACCESS_DENIED, 403, AccessDeniedException, oh",
        "NOT_FOUND, 404, ResourceNotFoundException, oh",
        "OTHER, 500, InternalServerException, oh"
    })
    void failures_are_the_services_errors(Kind kind, int status, String type, String message) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script().fails(kind, "oh"))) {
            assertError(post(bedrock, "m", PROMPT), status, type, message);
        }
    }

    @ParameterizedTest
    @CsvSource({"2000, 2", "1, 1", "0, 0"})
    void a_retry_after_is_sent_in_whole_seconds(long millis, String seconds) throws Exception {
        ScriptedModel model = ScriptedModel.script().fails(Kind.THROTTLED, "oh", Duration.ofMillis(millis));

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            assertThat(post(bedrock, "m", PROMPT).headers().firstValue("retry-after"))
                    .isEqualTo(Optional.of(seconds));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION", "CANCELLED"})
    void a_broken_connection_has_no_answer(Kind kind) throws Exception {
        ScriptedModel model = ScriptedModel.script().fails(kind, "gone");

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            assertThatIOException().isThrownBy(() -> post(bedrock, "m", PROMPT));
            assertThat(bedrock.requests()).hasSize(1);
        }
    }

    @Test
    void a_request_against_the_rules_is_rejected_and_kept_and_the_model_is_not_asked() throws Exception {
        ScriptedModel model = ScriptedModel.script();
        JsonNode bad = body(messages(assistant(text("hi"))));
        List<String> violations = ConverseValidator.violations(bad);

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            assertError(post(bedrock, "m", bad), 400, "ValidationException", violations.get(0));
            assertThat(bedrock.requests()).containsExactly(new LocalBedrock.Request("m", bad, violations));
        }
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void a_script_that_is_over_says_so_to_the_client() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script())) {
            assertError(
                    post(bedrock, "m", PROMPT),
                    400,
                    "ValidationException",
                    "LocalBedrock or the model behind it failed: java.lang.AssertionError: the script has 0 replies, this is "
                            + "request 1; the last message was Message[role=USER, content=[Text[text=hi]]]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-sonnet-4-20250514-v1:0",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0",
        "a+b"
    })
    void a_model_id_is_decoded(String modelId) throws Exception {
        try (LocalBedrock bedrock =
                LocalBedrock.start(id -> ScriptedModel.script().says("I am " + id))) {
            HttpResponse<String> response = post(bedrock, modelId, PROMPT);

            assertThat(Json.parse(response.body())
                            .at("/output/message/content/0/text")
                            .asText())
                    .isEqualTo("I am " + modelId);
            assertThat(bedrock.requests()).containsExactly(new LocalBedrock.Request(modelId, PROMPT, List.of()));
        }
    }

    @Test
    void a_model_id_that_the_service_does_not_know_is_invalid() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(id -> (Model) null)) {
            assertError(
                    post(bedrock, "m", PROMPT),
                    400,
                    "ValidationException",
                    "The provided model identifier is invalid.");
        }
    }

    @Test
    void only_the_operations_of_the_service_are_there() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script())) {
            for (HttpRequest request : List.of(
                    HttpRequest.newBuilder(bedrock.endpoint().resolve("/model/m/converse"))
                            .build(),
                    HttpRequest.newBuilder(bedrock.endpoint().resolve("/model/m/invoke"))
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    HttpRequest.newBuilder(bedrock.endpoint().resolve("/"))
                            .POST(BodyPublishers.ofString("{}"))
                            .build())) {
                assertError(
                        CLIENT.send(request, BodyHandlers.ofString()),
                        404,
                        "UnknownOperationException",
                        "There is no such operation.");
            }
            assertThat(bedrock.requests()).isEmpty();
        }
    }

    @Test
    void a_body_that_is_not_json_is_refused() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script())) {
            HttpResponse<String> response = CLIENT.send(
                    HttpRequest.newBuilder(bedrock.endpoint().resolve("/model/m/converse"))
                            .POST(BodyPublishers.ofString("{'"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("x-amzn-errortype")).contains("SerializationException");
        }
    }

    @Test
    void requests_are_answered_concurrently() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        Model model = (request, call) -> {
            try {
                together.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return ModelResponse.text("ok");
        };

        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                            () -> CLIENT.sendAsync(request(bedrock, "m", PROMPT), BodyHandlers.ofString()))
                    .limit(8)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void closing_frees_a_call_that_hangs() throws Exception {
        ScriptedModel model = ScriptedModel.script().hangs().repeatsForever();
        LocalBedrock bedrock = LocalBedrock.start(model);
        CompletableFuture<HttpResponse<String>> answer =
                CLIENT.sendAsync(request(bedrock, "m", PROMPT), BodyHandlers.ofString());
        while (model.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        bedrock.close();

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(Exception.class)
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void closing_twice_is_closing_once() {
        LocalBedrock bedrock =
                LocalBedrock.start(ScriptedModel.script().says("hi").repeatsForever());
        bedrock.close();
        bedrock.close();

        assertThatIOException().isThrownBy(() -> post(bedrock, "m", PROMPT));
    }

    @Test
    void only_loopback_is_listened_on() {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script())) {
            URI endpoint = bedrock.endpoint();

            assertThat(endpoint).hasScheme("http").hasHost("127.0.0.1").hasPath("");
            assertThat(endpoint.getPort()).isPositive();
        }
    }

    private static void assertError(HttpResponse<String> response, int status, String type, String message)
            throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("x-amzn-errortype")).contains(type);
        assertThat(Json.parse(response.body())).isEqualTo(Json.object().put("message", message));
    }
}
