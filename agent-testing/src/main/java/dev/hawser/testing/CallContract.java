package dev.hawser.testing;

import static dev.hawser.testing.ModelUnderTest.ask;
import static dev.hawser.testing.ModelUnderTest.failure;
import static dev.hawser.testing.ModelUnderTest.heardBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How a call ends when all is not well, and that calls do not disturb each other. */
interface CallContract extends ModelUnderTest {

    /** The agent decides about retries, so the service is asked once; after that the model can be used again. */
    @TestFactory
    default Stream<DynamicTest> a_failure_arrives_as_its_kind_after_one_attempt() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.CANCELLED)
                .map(kind -> dynamicTest(kind.name(), () -> {
                    ScriptedModel service =
                            ScriptedModel.script().fails(kind, "oh").says("Yes.");
                    Model model = modelOver(service);

                    assertThat(failure(model, new Cancellation(), Deadline.never()))
                            .returns(seenAs(kind), ModelException::kind);
                    assertThat(service.requests()).hasSize(1);
                    assertThat(ask(model).content()).containsExactly(new Content.Text("Yes."));
                }));
    }

    /** The service's wish for a pause arrives. */
    @Test
    default void a_retry_after_arrives() {
        Model model = modelOver(ScriptedModel.script().fails(Kind.THROTTLED, "oh", Duration.ofSeconds(7)));

        assertThat(failure(model, new Cancellation(), Deadline.never()))
                .returns(seenAs(Kind.THROTTLED), ModelException::kind)
                .returns(Optional.of(Duration.ofSeconds(7)), ModelException::retryAfter);
    }

    /** A call that was cancelled before it began costs nothing. */
    @Test
    default void a_cancelled_call_does_not_ask_the_service() {
        ScriptedModel service = ScriptedModel.script().says("Yes.");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThat(failure(modelOver(service), cancelled, Deadline.never()))
                .returns(Kind.CANCELLED, ModelException::kind);
        assertThat(service.requests()).isEmpty();
    }

    /** A cancellation ends a call that waits for the service. */
    @Test
    default void a_cancellation_ends_the_call() {
        ScriptedModel service = ScriptedModel.script().hangs();
        Model model = modelOver(service);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<ModelException> failure =
                CompletableFuture.supplyAsync(() -> failure(model, cancellation, Deadline.never()), task -> {
                    Thread thread = new Thread(task, "model-contract");
                    thread.setDaemon(true);
                    thread.start();
                });
        while (service.requests().isEmpty() && !failure.isDone()) {
            Thread.onSpinWait();
        }

        cancellation.cancel();

        assertThat(failure.join()).returns(Kind.CANCELLED, ModelException::kind);
    }

    /** A call that comes too late costs nothing. */
    @Test
    default void a_call_after_its_deadline_does_not_ask_the_service() {
        ScriptedModel service = ScriptedModel.script().says("Yes.");

        assertThat(failure(modelOver(service), new Cancellation(), Deadline.in(Duration.ZERO)))
                .returns(Kind.TIMEOUT, ModelException::kind);
        assertThat(service.requests()).isEmpty();
    }

    /** The deadline ends a call that waits for the service. */
    @Test
    default void a_deadline_ends_the_call() {
        Model model = modelOver(ScriptedModel.script().hangs());

        assertThat(failure(model, new Cancellation(), Deadline.in(Duration.ofMillis(300))))
                .returns(Kind.TIMEOUT, ModelException::kind);
    }

    /** Calls at the same time get their own answers, and their listeners hear nothing of the others'. */
    @Test
    default void parallel_calls_do_not_mix() throws Exception {
        Model model = modelOver(ScriptedModel.script()
                .answers(request -> ModelResponse.text(
                        "The answer to " + request.lastMessage().text()))
                .repeatsForever());
        List<Callable<Void>> calls = IntStream.range(0, 100)
                .<Callable<Void>>mapToObj(i -> () -> {
                    assertOwnAnswer(model, "prompt " + i);
                    return null;
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Logs and traces call the model by its name. */
    @Test
    default void the_model_has_a_name() {
        assertThat(modelOver(ScriptedModel.script()).name()).isNotBlank();
    }

    private static void assertOwnAnswer(Model model, String prompt) {
        HeardAnswer heard = new HeardAnswer();

        ModelResponse answer = model.call(ModelRequest.of(Message.user(prompt)), heardBy(heard));

        assertThat(answer.content()).containsExactly(new Content.Text("The answer to " + prompt));
        assertThat(heard.lines()).isIn(List.of(), HeardAnswer.lines(answer));
    }
}
