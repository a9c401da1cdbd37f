package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolRunner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tool calls on threads of their own, some at a time. A call that takes too long is interrupted and given up, so that
 * a tool that hears no interrupt costs a thread and not the run.
 */
final class ConcurrentToolExecutor implements ToolExecutor {

    private final RunContext run;
    private final ToolRunner runner;

    ConcurrentToolExecutor(RunContext run) {
        this.run = run;
        this.runner = new ToolRunner(run.tools());
    }

    @Override
    public void run(List<Content.ToolUse> calls, Supervisor supervisor) {
        Deque<Content.ToolUse> waiting = new ArrayDeque<>(calls);
        List<Running> running = new ArrayList<>();
        BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
        boolean interrupted = Thread.interrupted();
        RuntimeException failure = null;
        while (!waiting.isEmpty() || !running.isEmpty()) {
            try {
                while (running.size() < run.config().toolConcurrency() && !waiting.isEmpty()) {
                    Content.ToolUse call = waiting.remove();
                    String reason = interrupted ? CANCELLED : supervisor.reasonNotToStart(call);
                    if (reason != null) {
                        supervisor.skipped(call, reason);
                    } else {
                        running.add(start(call, supervisor.started(call), finished));
                    }
                }
                if (running.isEmpty()) {
                    continue;
                }
                Finished next = finished.poll(nanosUntilNextTimeout(running), TimeUnit.NANOSECONDS);
                if (next == null) {
                    running.forEach(Running::endIfTooLong);
                    continue;
                }
                running.removeIf(each -> each.result() == next.result());
                if (next.done().fatal() != null) {
                    running.forEach(Running::cancel);
                }
                if (failure == null && supervisor.finished(next.done())) {
                    waiting.addFirst(next.done().call());
                }
            } catch (InterruptedException e) {
                interrupted = true;
                running.forEach(Running::cancel);
            } catch (RuntimeException e) {
                failure = e;
                waiting.clear();
                running.forEach(Running::cancel);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private record Finished(CompletableFuture<ToolResult> result, Done done) {}

    private record Running(CompletableFuture<ToolResult> result, Deadline end) {

        long nanosLeft() {
            return end.remaining().toNanos();
        }

        void endIfTooLong() {
            if (end.hasPassed()) {
                result.completeExceptionally(new TimeoutException());
            }
        }

        void cancel() {
            result.completeExceptionally(new CancellationException());
        }
    }

    private static long nanosUntilNextTimeout(List<Running> running) {
        long nanos = Long.MAX_VALUE;
        for (Running each : running) {
            nanos = Math.min(nanos, each.nanosLeft());
        }
        return nanos;
    }

    private Running start(Content.ToolUse call, ToolContext context, BlockingQueue<Finished> finished) {
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        long start = System.nanoTime();
        Duration limit = run.toolTimeout(call);
        Future<?> work = ToolThreads.executor()
                .submit(run.config().carrier().wrap(() -> complete(result, call, untilDone(result, context))));
        Running running = new Running(result, Deadline.in(limit).orEarlier(run.deadline()));
        Cancellation.Registration onCancel = run.cancellation().onCancel(running::cancel);
        result.whenComplete((value, failure) -> {
            onCancel.close();
            if (failure != null) {
                work.cancel(true);
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            finished.add(new Finished(result, done(call, value, failure, limit, time)));
        });
        return running;
    }

    private void complete(CompletableFuture<ToolResult> result, Content.ToolUse call, ToolContext context) {
        try {
            Content.ToolUseResult outcome = runner.run(call, context).result();
            result.complete(new ToolResult(outcome.content(), outcome.error()));
        } catch (Throwable fatal) {
            result.completeExceptionally(fatal);
        }
    }

    private static ToolContext untilDone(CompletableFuture<ToolResult> result, ToolContext context) {
        return new ToolContext(
                context.sessionId(),
                context.callId(),
                context.idempotencyKey(),
                context.cancellation(),
                context.deadline(),
                message -> {
                    if (!result.isDone()) {
                        context.progress().accept(message);
                    }
                },
                context.values());
    }

    private Done done(
            Content.ToolUse call,
            @Nullable ToolResult value,
            @Nullable Throwable failure,
            Duration limit,
            Duration time) {
        if (value != null) {
            return new Done(call, value, time, null);
        }
        if (failure instanceof CancellationException) {
            return Done.cancelled(call, time);
        }
        if (failure instanceof TimeoutException) {
            return Done.tooLate(call, time, limit, run.deadline());
        }
        return Done.fatal(call, time, Objects.requireNonNull(failure));
    }
}
