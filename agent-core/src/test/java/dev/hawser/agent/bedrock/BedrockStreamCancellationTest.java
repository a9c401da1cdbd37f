package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** A stream can be left at any moment. */
@Timeout(60)
class BedrockStreamCancellationTest {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final byte[] FIRST = EventFrames.text(0, "Hello");

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    private final Cancellation cancellation = new Cancellation();

    /** So that a time-out that is as short as here is not over before the AWS SDK has started. */
    @BeforeEach
    void warmUp() {
        bedrock.streams(EventFrames.messageStop("end_turn"), EventFrames.metadata());
        bedrock.closing(builder(bedrock.uri()).build())
                .call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());
        bedrock.forgetRequests();
    }

    @Test
    void a_call_that_is_not_answered_yet_is_cancelled_at_once_and_closes_its_connection() throws Exception {
        try (SilentServer server = SilentServer.mute();
                BedrockModel model = builder(server.uri()).build()) {
            FutureTask<ModelException> call = started(() -> failure(model, cancellable(ModelListener.NONE)));
            server.awaitRequest();
            cancellation.cancel();

            assertThat(call.get().kind()).isEqualTo(Kind.CANCELLED);
            server.awaitAbandonment();
        }
    }

    @Test
    void a_stream_that_stalls_is_cancelled_at_once() throws Exception {
        try (SilentServer server = SilentServer.stallingAfter(FIRST);
                BedrockModel model = builder(server.uri()).build()) {
            FutureTask<ModelException> call = started(() -> failure(model, cancellable(ModelListener.NONE)));
            server.awaitRequest();
            cancellation.cancel();

            assertThat(call.get().kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void a_stream_in_flow_is_cancelled_from_its_listener_and_closes_its_connection() throws Exception {
        try (ChattyServer server = new ChattyServer();
                BedrockModel model = builder(server.uri()).build()) {
            HeardAnswer heard = new HeardAnswer() {
                @Override
                public void onText(String delta) {
                    super.onText(delta);
                    cancellation.cancel();
                }
            };

            assertThat(failure(model, cancellable(heard)).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(heard.lines()).containsExactly("text a");
            server.awaitAbandonment();
        }
    }

    @Test
    void a_stream_in_flow_ends_with_the_deadline_and_closes_its_connection() throws Exception {
        try (ChattyServer server = new ChattyServer();
                BedrockModel model = builder(server.uri()).build()) {
            ModelException failure = failure(model, until(Deadline.in(SOON)));

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("did not finish its answer in time");
            server.awaitAbandonment();
        }
    }

    @Test
    void a_stream_in_flow_ends_with_the_call_timeout() throws Exception {
        try (ChattyServer server = new ChattyServer();
                BedrockModel model = builder(server.uri()).callTimeout(SOON).build()) {
            assertThat(failure(model, ModelCall.unbounded()).kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void a_call_that_is_not_answered_ends_with_the_deadline() throws Exception {
        try (SilentServer server = SilentServer.mute();
                BedrockModel model = builder(server.uri()).build()) {
            assertThat(failure(model, until(Deadline.in(SOON))).kind()).isEqualTo(Kind.TIMEOUT);
            server.awaitAbandonment();
        }
    }

    @Test
    void a_model_that_falls_silent_is_given_up() throws Exception {
        try (SilentServer server = SilentServer.stallingAfter(FIRST);
                BedrockModel model = builder(server.uri()).idleTimeout(SOON).build()) {
            ModelException failure = failure(model, ModelCall.unbounded());

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            server.awaitAbandonment();
        }
    }

    @Test
    void a_model_that_falls_silent_is_given_up_whatever_the_http_client_allows() throws Exception {
        try (SilentServer server = SilentServer.stallingAfter(FIRST);
                UrlConnectionHttpClient http = (UrlConnectionHttpClient) UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofMinutes(1))
                        .build();
                BedrockModel model =
                        builder(server.uri()).httpClient(http).idleTimeout(SOON).build()) {
            assertThat(failure(model, ModelCall.unbounded()))
                    .hasMessage(ConverseEndpoint.CLAUDE + " fell silent for 500 ms in mid-answer: if it thinks for that"
                            + " long, allow it a longer idleTimeout")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
        }
    }

    @Test
    void a_model_that_falls_silent_after_its_answer_has_answered() throws Exception {
        try (SilentServer server = SilentServer.stallingAfter(FIRST, EventFrames.messageStop("end_turn"));
                BedrockModel model = builder(server.uri()).build()) {
            assertThat(model.call(ModelRequest.of(Message.user("Hi")), until(Deadline.in(SOON))))
                    .isEqualTo(new ModelResponse(
                            List.of(new Content.Text("Hello")), FinishReason.END_TURN, "end_turn", Usage.NONE));
        }
    }

    @Test
    void an_interrupt_ends_a_stream_that_stalls_and_stays_visible() throws Exception {
        try (SilentServer server = SilentServer.stallingAfter(FIRST);
                BedrockModel model = builder(server.uri()).build()) {
            ModelException failure = InterruptedCall.failure(server, () -> failure(model, ModelCall.unbounded()));

            assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void a_call_is_cancelled_at_once_although_credentials_are_still_looked_for() throws Exception {
        EndlessCredentials credentials = new EndlessCredentials();
        try (BedrockModel model =
                builder(bedrock.uri()).credentials(credentials).build()) {
            FutureTask<ModelException> call = started(() -> failure(model, cancellable(ModelListener.NONE)));
            credentials.awaitLook();
            cancellation.cancel();

            assertThat(call.get().kind()).isEqualTo(Kind.CANCELLED);
        } finally {
            credentials.end();
        }
    }

    @Test
    void a_call_that_is_given_up_beforehand_sends_nothing() {
        cancellation.cancel();
        BedrockModel model = bedrock.closing(builder(bedrock.uri()).build());

        assertThat(failure(model, cancellable(ModelListener.NONE)).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure(model, until(Deadline.in(Duration.ZERO))).kind()).isEqualTo(Kind.TIMEOUT);
        Thread.currentThread().interrupt();
        assertThat(failure(model, ModelCall.unbounded()).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void a_client_of_the_caller_streams_without_retries_and_can_be_cancelled() throws Exception {
        try (SilentServer server = SilentServer.stallingAfter(FIRST);
                BedrockRuntimeAsyncClient client = asyncClient(server.uri());
                BedrockModel model = BedrockModel.builder()
                        .modelId(ConverseEndpoint.CLAUDE)
                        .streaming(true)
                        .client(client)
                        .build()) {
            FutureTask<ModelException> call = started(() -> failure(model, cancellable(ModelListener.NONE)));
            server.awaitRequest();
            cancellation.cancel();

            assertThat(call.get().kind()).isEqualTo(Kind.CANCELLED);
        }
        bedrock.refuses(503, "ServiceUnavailableException", "no");
        try (BedrockRuntimeAsyncClient client = asyncClient(bedrock.uri());
                BedrockModel model = BedrockModel.builder()
                        .modelId(ConverseEndpoint.CLAUDE)
                        .streaming(true)
                        .client(client)
                        .build()) {
            assertThat(failure(model, ModelCall.unbounded()).kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(bedrock.requests()).hasSize(1);
        }
    }

    private static BedrockRuntimeAsyncClient asyncClient(URI endpoint) {
        return BedrockRuntimeAsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(ConverseEndpoint.CREDENTIALS)
                .endpointOverride(endpoint)
                .httpClient(new StreamingHttpClient(UrlConnectionHttpClient.create()))
                .build();
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }

    private static ModelException failure(BedrockModel model, ModelCall call) {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.call(ModelRequest.of(Message.user("Hi")), call))
                .actual();
    }

    private ModelCall cancellable(ModelListener listener) {
        return new ModelCall(cancellation, Deadline.never(), listener);
    }

    private static ModelCall until(Deadline deadline) {
        return new ModelCall(new Cancellation(), deadline, ModelListener.NONE);
    }

    private static BedrockModelBuilder builder(URI endpoint) {
        return BedrockModel.builder()
                .modelId(ConverseEndpoint.CLAUDE)
                .region(Region.US_EAST_1)
                .credentials(ConverseEndpoint.CREDENTIALS)
                .endpoint(endpoint)
                .streaming(true);
    }

    private static final class EndlessCredentials implements AwsCredentialsProvider {

        private final CountDownLatch looked = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public AwsCredentials resolveCredentials() {
            looked.countDown();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ConverseEndpoint.CREDENTIALS.resolveCredentials();
        }

        void awaitLook() throws InterruptedException {
            looked.await();
        }

        void end() {
            ended.countDown();
        }
    }
}
