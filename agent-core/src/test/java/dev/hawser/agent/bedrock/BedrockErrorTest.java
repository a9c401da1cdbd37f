package dev.hawser.agent.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BedrockErrorTest {

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @ParameterizedTest
    @CsvSource({
        "429, ThrottlingException, THROTTLED",
        "429, ModelNotReadyException, THROTTLED",
        "400, ServiceQuotaExceededException, THROTTLED",
        "429, SomethingNew, THROTTLED",
        "500, InternalServerException, UNAVAILABLE",
        "503, ServiceUnavailableException, UNAVAILABLE",
        "424, ModelErrorException, UNAVAILABLE",
        "502, SomethingNew, UNAVAILABLE",
        "408, ModelTimeoutException, TIMEOUT",
        "400, ValidationException, INVALID_REQUEST",
        "400, SomethingNew, INVALID_REQUEST",
        "413, SomethingNew, CONTEXT_OVERFLOW",
        "403, AccessDeniedException, ACCESS_DENIED",
        "403, UnrecognizedClientException, ACCESS_DENIED",
        "403, ExpiredTokenException, ACCESS_DENIED",
        "403, InvalidSignatureException, ACCESS_DENIED",
        "400, IncompleteSignature, ACCESS_DENIED",
        "403, SomethingNew, ACCESS_DENIED",
        "404, ResourceNotFoundException, NOT_FOUND",
        "404, SomethingNew, NOT_FOUND",
        "409, ConflictException, OTHER"
    })
    void an_error_is_classified_after_one_request(int status, String errorType, Kind expected) {
        bedrock.refuses(status, errorType, "The service says why.");

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(expected);
        assertThat(failure.getMessage())
                .contains(ConverseEndpoint.CLAUDE, "The service says why.", "HTTP " + status, "request id request-7")
                .doesNotContain("AKIDEXAMPLE", "topsecret", "Authorization", "AWS4-HMAC");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_REQUEST", "408, TIMEOUT", "424, UNAVAILABLE", "429, THROTTLED", "500, UNAVAILABLE"})
    void an_error_of_the_models_server_is_judged_by_its_own_status(int original, Kind expected) {
        bedrock.answers(aResponse()
                .withStatus(424)
                .withHeader("x-amzn-ErrorType", "ModelErrorException")
                .withBody("{\"message\":\"The model failed.\",\"originalStatusCode\":" + original + "}"));

        assertThat(failure().kind()).isEqualTo(expected);
    }

    @Test
    void a_throttle_without_a_hint_has_none() {
        bedrock.refuses(429, "ThrottlingException", "Too many tokens, please wait before trying again.");

        ModelException failure = failure();

        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure)
                .hasMessage("Bedrock throttles us.anthropic.claude-sonnet-4-20250514-v1:0: Too many tokens, please wait"
                        + " before trying again. (ThrottlingException, HTTP 429, request id request-7)");
    }

    @ParameterizedTest
    @CsvSource({"429, ThrottlingException", "503, ServiceUnavailableException"})
    void a_hint_when_to_come_back_is_passed_on(int status, String errorType) {
        bedrock.answers(aResponse()
                .withStatus(status)
                .withHeader("x-amzn-ErrorType", errorType)
                .withHeader("Retry-After", "17")
                .withBody("{\"message\":\"Later.\"}"));

        assertThat(failure().retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(17)));
    }

    @Test
    void an_error_page_of_a_proxy_is_judged_by_its_status() {
        bedrock.answers(aResponse().withStatus(503).withBody("<html>no</html>"));

        assertThat(failure().kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void a_conversation_that_is_too_long_is_recognised() {
        bedrock.refuses(
                400,
                "ValidationException",
                "The model returned the following errors: prompt is too long: 207848 tokens > 200000 maximum");

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.CONTEXT_OVERFLOW);
        assertThat(failure).hasMessageContaining("207848 tokens > 200000 maximum");
    }

    @Test
    void a_model_that_has_only_inference_profiles_is_answered_with_one() {
        bedrock.refuses(
                400,
                "ValidationException",
                "Invocation of model ID anthropic.claude-x with on-demand throughput isn’t supported. Retry your request"
                        + " with the ID or ARN of an inference profile that contains this model.");

        ModelException failure = failure(bedrock.model("anthropic.claude-x"));

        assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failure).hasMessageContaining("such as us.anthropic.claude-x or global.anthropic.claude-x");
    }

    @Test
    void an_unknown_model_id_is_not_found() {
        bedrock.refuses(400, "ValidationException", "The provided model identifier is invalid.");

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("Check the model id and the region.");
    }

    @Test
    void a_denial_says_what_to_check() {
        bedrock.refuses(
                403, "AccessDeniedException", "You don't have access to the model with the specified model ID.");

        assertThat(failure()).hasMessageContaining("bedrock:InvokeModel");
    }

    @Test
    void a_long_text_of_the_service_is_cut() {
        bedrock.refuses(400, "ValidationException", "x".repeat(100_000));

        assertThat(failure().getMessage()).hasSizeLessThan(1000).contains("xxx…", "request-7");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection_is_reported_after_one_request(Fault fault) {
        bedrock.answers(aResponse().withFault(fault));

        assertThat(failure().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_after_an_earlier_call_is_not_retried_by_the_jdk() {
        BedrockModel model = bedrock.model();
        model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());
        bedrock.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(failure(model).kind()).isEqualTo(Kind.CONNECTION);
        assertThat(bedrock.requests()).hasSize(2);
    }

    @Test
    void a_refused_connection_and_an_unknown_host_are_connection_errors() {
        for (String nowhere : new String[] {"http://127.0.0.1:1", "http://nowhere.invalid"}) {
            BedrockModel model = bedrock.closing(bedrock.builder(ConverseEndpoint.CLAUDE)
                    .endpoint(URI.create(nowhere))
                    .build());

            assertThat(failure(model).kind()).as(nowhere).isEqualTo(Kind.CONNECTION);
        }
    }

    private static ModelException failure() {
        return failure(bedrock.model());
    }

    private static ModelException failure(BedrockModel model) {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded()))
                .actual();
    }
}
