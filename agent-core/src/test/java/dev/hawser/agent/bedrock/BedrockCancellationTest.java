package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;

@Timeout(60)
class BedrockCancellationTest {

    private static final Duration SOON = Duration.ofMillis(300);

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @Test
    void a_cancelled_call_ends_at_once_and_closes_its_connection() throws Exception {
        try (SilentServer server = SilentServer.mute()) {
            assertThat(failureAfterCancelling(server).kind()).isEqualTo(Kind.CANCELLED);
            server.awaitAbandonment();
        }
    }

    @Test
    void a_cancelled_call_ends_at_once_although_the_body_stalls() throws Exception {
        try (SilentServer server = SilentServer.stalling()) {
            assertThat(failureAfterCancelling(server).kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void a_call_that_is_cancelled_beforehand_sends_nothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(failure(bedrock.model(), new ModelCall(cancellation, Deadline.never(), ModelListener.NONE))
                        .kind())
                .isEqualTo(Kind.CANCELLED);
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void a_cancellation_does_not_touch_later_calls() {
        Cancellation cancellation = new Cancellation();
        BedrockModel model = bedrock.model();
        model.call(
                ModelRequest.of(Message.user("Hi")), new ModelCall(cancellation, Deadline.never(), ModelListener.NONE));

        cancellation.cancel();

        assertThat(model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded())
                        .content())
                .hasSize(1);
    }

    @Test
    void the_deadline_ends_a_call() throws Exception {
        try (SilentServer server = SilentServer.mute();
                BedrockModel model = builder(server).build()) {
            ModelException failure = failure(model, until(Deadline.in(SOON)));

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("did not answer in time");
            assertThat(Thread.interrupted()).isFalse();
            server.awaitAbandonment();
        }
    }

    @Test
    void the_deadline_ends_a_call_although_the_body_stalls() throws Exception {
        try (SilentServer server = SilentServer.stalling();
                BedrockModel model = builder(server).build()) {
            assertThat(failure(model, until(Deadline.in(SOON))).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void a_deadline_that_has_passed_sends_nothing() {
        assertThat(failure(bedrock.model(), until(Deadline.in(Duration.ZERO))).kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void a_deadline_too_near_for_a_timer_is_one_that_has_passed() throws Exception {
        try (SilentServer server = SilentServer.mute();
                BedrockModel model = builder(server).build()) {
            assertThat(failure(model, until(Deadline.in(Duration.ofNanos(900_000))))
                            .kind())
                    .isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void the_call_timeout_ends_a_call() throws Exception {
        try (SilentServer server = SilentServer.mute();
                BedrockModel model = builder(server).callTimeout(SOON).build()) {
            assertThat(failure(model, until(Deadline.in(Duration.ofHours(1)))).kind())
                    .isEqualTo(Kind.TIMEOUT);
            server.awaitAbandonment();
        }
    }

    @Test
    void an_interrupt_ends_a_call_that_is_not_answered_closes_its_connection_and_stays_visible() throws Exception {
        try (SilentServer server = SilentServer.mute()) {
            assertThat(failureAfterInterrupting(server).kind()).isEqualTo(Kind.CANCELLED);
            server.awaitAbandonment();
        }
    }

    @Test
    void an_interrupt_ends_a_call_whose_body_stalls_and_stays_visible() throws Exception {
        try (SilentServer server = SilentServer.stalling()) {
            assertThat(failureAfterInterrupting(server).kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void an_interrupted_thread_sends_nothing() {
        Thread.currentThread().interrupt();

        assertThat(failure(bedrock.model(), ModelCall.unbounded()).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bedrock.requests()).isEmpty();
    }

    private static ModelException failureAfterCancelling(SilentServer server) throws Exception {
        Cancellation cancellation = new Cancellation();
        try (BedrockModel model = builder(server).build()) {
            FutureTask<ModelException> call = new FutureTask<>(
                    () -> failure(model, new ModelCall(cancellation, Deadline.never(), ModelListener.NONE)));
            new Thread(call).start();
            server.awaitRequest();
            cancellation.cancel();
            return call.get();
        }
    }

    private static ModelException failureAfterInterrupting(SilentServer server) throws Exception {
        try (BedrockModel model = builder(server).build()) {
            return InterruptedCall.failure(server, () -> failure(model, ModelCall.unbounded()));
        }
    }

    private static ModelException failure(BedrockModel model, ModelCall call) {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.call(ModelRequest.of(Message.user("Hi")), call))
                .actual();
    }

    private static ModelCall until(Deadline deadline) {
        return new ModelCall(new Cancellation(), deadline, ModelListener.NONE);
    }

    private static BedrockModelBuilder builder(SilentServer server) {
        return BedrockModel.builder()
                .modelId(ConverseEndpoint.CLAUDE)
                .region(Region.US_EAST_1)
                .credentials(ConverseEndpoint.CREDENTIALS)
                .endpoint(server.uri());
    }
}
