package dev.hawser.agent;

import static dev.hawser.agent.Calculator.add;
import static dev.hawser.agent.FakeModel.calls;
import static dev.hawser.agent.FakeModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.ToolResult;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolConcurrencyTest {

    private final Session session = Session.create("s");
    private final FakeModel model = new FakeModel();

    @Test
    void tools_of_one_turn_run_at_the_same_time_and_answer_in_the_order_of_the_calls() {
        CyclicBarrier all = new CyclicBarrier(3);
        Calculator meets = new Calculator(context -> {
            try {
                return ToolResult.text(context.callId() + " was one of " + (all.await() < 3 ? 3 : 0));
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });
        model.then(calls(add("t1", 1, 1), add("t2", 2, 2), add("t3", 3, 3)), text("ok"));

        Agent.builder()
                .model(model)
                .tools(meets)
                .toolConcurrency(3)
                .build()
                .run("go", RunOptions.defaults().session(session));

        assertThat(session.messages().get(2))
                .isEqualTo(Message.user(List.of(
                        Calculator.result("t1", "t1 was one of 3"),
                        Calculator.result("t2", "t2 was one of 3"),
                        Calculator.result("t3", "t3 was one of 3"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void never_more_tools_run_than_allowed(int concurrency) {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Calculator counts = new Calculator(context -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return ToolResult.text("ok");
        });
        model.then(
                calls(IntStream.range(0, 60).mapToObj(i -> add("t" + i, i, i)).toArray(Content.ToolUse[]::new)),
                text("ok"));

        Agent.builder()
                .model(model)
                .tools(counts)
                .toolConcurrency(concurrency)
                .build()
                .run("go", RunOptions.defaults().session(session));

        assertThat(counts.calls).hasSize(60);
        assertThat(most.get()).isBetween(1, concurrency);
    }

    @Test
    void the_context_of_the_calling_thread_is_carried_to_the_tools() {
        ThreadLocal<String> tenant = new ThreadLocal<>();
        ContextCarrier carrier = task -> {
            String value = tenant.get();
            return () -> {
                tenant.set(value);
                try {
                    task.run();
                } finally {
                    tenant.remove();
                }
            };
        };
        tenant.set("tenant-7");
        model.then(calls(add("t1", 1, 1)), text("ok"));

        Agent.builder()
                .model(model)
                .tools(new Calculator(context -> ToolResult.text("for " + tenant.get())))
                .contextCarrier(carrier)
                .build()
                .run("go", RunOptions.defaults().session(session));

        assertThat(session.messages().get(2)).isEqualTo(Message.user(List.of(Calculator.result("t1", "for tenant-7"))));
    }
}
