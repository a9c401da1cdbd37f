package dev.hawser.agent.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.hawser.agent.bedrock.EventFrames.delta;
import static dev.hawser.agent.bedrock.EventFrames.event;
import static dev.hawser.agent.bedrock.EventFrames.exception;
import static dev.hawser.agent.bedrock.EventFrames.messageStop;
import static dev.hawser.agent.bedrock.EventFrames.metadata;
import static dev.hawser.agent.bedrock.EventFrames.start;
import static dev.hawser.agent.bedrock.EventFrames.stream;
import static dev.hawser.agent.bedrock.EventFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a stream, the call ends after one request with an exception of the right kind. */
@Timeout(60)
class BedrockStreamErrorTest {

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @ParameterizedTest
    @CsvSource({
        "throttlingException, THROTTLED, true",
        "modelStreamErrorException, UNAVAILABLE, true",
        "internalServerException, UNAVAILABLE, true",
        "serviceUnavailableException, UNAVAILABLE, true",
        "validationException, INVALID_REQUEST, false",
        "somethingNewException, UNAVAILABLE, true"
    })
    void an_exception_in_mid_stream_is_classified(String type, Kind expected, boolean retryable) {
        bedrock.streams(text(0, "a"), exception(type, "{\"message\":\"The service says why.\"}"));

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(expected);
        assertThat(failure.kind().isRetryable()).isEqualTo(retryable);
        assertThat(failure.getMessage())
                .contains(ConverseEndpoint.CLAUDE, "The service says why.", type, "request id request-7");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_conversation_that_is_too_long_is_recognised() {
        bedrock.streams(exception("validationException", "{\"message\":\"Input is too long for requested model.\"}"));

        assertThat(failure().kind()).isEqualTo(Kind.CONTEXT_OVERFLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "429, ThrottlingException, THROTTLED",
        "500, InternalServerException, UNAVAILABLE",
        "408, ModelTimeoutException, TIMEOUT",
        "400, ValidationException, INVALID_REQUEST",
        "403, AccessDeniedException, ACCESS_DENIED",
        "404, ResourceNotFoundException, NOT_FOUND"
    })
    void a_refusal_before_the_stream_is_one_of_converse(int status, String errorType, Kind expected) {
        bedrock.refuses(status, errorType, "The service says why.");

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(expected);
        assertThat(failure.getMessage())
                .contains("The service says why.", "HTTP " + status, "request id request-7")
                .doesNotContain("AKIDEXAMPLE", "topsecret", "AWS4-HMAC");
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_denial_names_the_permission_to_stream() {
        bedrock.refuses(403, "AccessDeniedException", "no");

        assertThat(failure()).hasMessageContaining("bedrock:InvokeModelWithResponseStream");
    }

    @Test
    void a_hint_when_to_come_back_is_passed_on() {
        bedrock.answers(aResponse()
                .withStatus(429)
                .withHeader("x-amzn-ErrorType", "ThrottlingException")
                .withHeader("Retry-After", "17")
                .withBody("{\"message\":\"Later.\"}"));

        assertThat(failure().retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(17)));
    }

    static Stream<Arguments> cut() {
        byte[] whole = stream(text(0, "Hello."), messageStop("end_turn"));
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("no messageStop", text(0, "Hello.")),
                Arguments.of("half a frame", Arrays.copyOf(whole, whole.length - 5)),
                Arguments.of("metadata but no messageStop", stream(text(0, "Hello."), metadata())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cut")
    void a_stream_that_ends_too_early_is_a_broken_connection(String what, byte[] body) {
        bedrock.streams(body);

        assertThat(failure())
                .hasMessage("the answer of " + ConverseEndpoint.CLAUDE + " broke off before it was complete")
                .satisfies(e -> assertThat(e.kind()).as(what).isEqualTo(Kind.CONNECTION));
    }

    @Test
    void a_connection_that_breaks_in_mid_stream_is_a_broken_connection() {
        byte[] body = text(0, "Hello.");
        bedrock.answers(aResponse()
                .withHeader("Content-Length", String.valueOf(body.length + 10))
                .withBody(body));

        assertThat(failure().kind()).isEqualTo(Kind.CONNECTION);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_breaks_before_the_stream_is_a_broken_connection(Fault fault) {
        bedrock.answers(aResponse().withFault(fault));

        assertThat(failure().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void a_refused_connection_and_an_unknown_host_are_connection_errors() {
        for (String nowhere : new String[] {"http://127.0.0.1:1", "http://nowhere.invalid"}) {
            BedrockModel model = bedrock.closing(bedrock.builder(ConverseEndpoint.CLAUDE)
                    .endpoint(URI.create(nowhere))
                    .streaming(true)
                    .build());

            assertThat(failure(model, ModelListener.NONE).kind()).as(nowhere).isEqualTo(Kind.CONNECTION);
        }
    }

    static Stream<Arguments> nonsense() {
        byte[] corrupt = stream(text(0, "Hello."), messageStop("end_turn"));
        corrupt[corrupt.length - 20] ^= 1;
        byte[] hugeFrame = new byte[64];
        Arrays.fill(hugeFrame, (byte) 0x7f);
        return Stream.of(
                Arguments.of("a wrong checksum", corrupt),
                Arguments.of("no frames", hugeFrame),
                Arguments.of("a page of a proxy", "<html>everything is fine, really</html>".getBytes()),
                Arguments.of("an event that is no JSON", event("contentBlockDelta", "{\"delta\":")),
                Arguments.of("a block without a number", event("contentBlockDelta", "{\"delta\":{\"text\":\"a\"}}")),
                Arguments.of("a call without an id", start(0, "{\"toolUse\":{\"name\":\"look\"}}")),
                Arguments.of("no stop reason", event("messageStop", "{}")),
                Arguments.of("a broken answer", messageStop("malformed_tool_use")),
                Arguments.of(
                        "arguments of no call",
                        stream(delta(0, "{\"toolUse\":{\"input\":\"{}\"}}"), messageStop("tool_use"), metadata())),
                Arguments.of("no tool call", stream(text(0, "a"), messageStop("tool_use"), metadata())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void a_stream_of_nonsense_is_an_error_that_a_repeat_may_cure(String what, byte[] body) {
        bedrock.streams(body);

        assertThat(failure().kind()).as(what).isEqualTo(Kind.MALFORMED_RESPONSE);
        assertThat(bedrock.requests()).hasSize(1);
    }

    static Stream<ResponseDefinitionBuilder> lateTrouble() {
        byte[] answer = stream(text(0, "Hello."), messageStop("end_turn"));
        return Stream.of(
                aResponse().withHeader("Content-Length", "5000").withBody(answer),
                aResponse()
                        .withBody(stream(answer, exception("internalServerException", "{\"message\":\"too late\"}"))));
    }

    @ParameterizedTest
    @MethodSource("lateTrouble")
    void trouble_after_the_answer_is_complete_costs_only_the_bill(ResponseDefinitionBuilder response) {
        bedrock.answers(response);

        assertThat(call(streaming(), ModelListener.NONE))
                .isEqualTo(new ModelResponse(
                        List.of(new Content.Text("Hello.")), FinishReason.END_TURN, "end_turn", Usage.NONE));
    }

    @Test
    void a_failure_before_anything_is_sent_is_not_blamed_on_the_answer() {
        BedrockModel model = bedrock.closing(bedrock.builder(ConverseEndpoint.CLAUDE)
                .credentials(() -> {
                    throw new IllegalStateException("The vault is sealed.");
                })
                .streaming(true)
                .build());

        ModelException failure = failure(model, ModelListener.NONE);

        assertThat(failure.kind()).isEqualTo(Kind.OTHER);
        assertThat(failure).hasMessageContaining("The vault is sealed.");
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void an_exception_of_the_listener_ends_the_call() {
        bedrock.streams(text(0, "a"), text(0, "b"), messageStop("end_turn"), metadata());

        assertThatIllegalStateException()
                .isThrownBy(() -> call(streaming(), new ModelListener() {
                    @Override
                    public void onText(String delta) {
                        throw new IllegalStateException("heard " + delta);
                    }
                }))
                .withMessage("heard a");
    }

    private static ModelException failure() {
        return failure(streaming(), ModelListener.NONE);
    }

    private static ModelException failure(BedrockModel model, ModelListener listener) {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> call(model, listener))
                .actual();
    }

    private static ModelResponse call(BedrockModel model, ModelListener listener) {
        return model.call(
                ModelRequest.of(Message.user("Hi")), new ModelCall(new Cancellation(), Deadline.never(), listener));
    }

    private static BedrockModel streaming() {
        return bedrock.closing(
                bedrock.builder(ConverseEndpoint.CLAUDE).streaming(true).build());
    }
}
