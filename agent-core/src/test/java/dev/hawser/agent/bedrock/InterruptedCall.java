package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.model.ModelException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model call whose thread is interrupted once the server has the request. */
final class InterruptedCall {

    private InterruptedCall() {}

    /** Returns how the call failed, after a check that its thread stayed interrupted. */
    static ModelException failure(SilentServer server, Callable<ModelException> call) throws Exception {
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        FutureTask<ModelException> task = new FutureTask<>(() -> {
            ModelException failure = call.call();
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            return failure;
        });
        Thread caller = new Thread(task);
        caller.start();
        server.awaitRequest();
        caller.interrupt();
        ModelException failure = task.get();
        assertThat(stillInterrupted).isTrue();
        return failure;
    }
}
