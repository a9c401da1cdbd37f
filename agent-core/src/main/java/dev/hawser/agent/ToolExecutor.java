package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.agent.tool.ToolRunner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
final class ToolExecutor {

    private final RunContext run;
    private final ToolRunner runner;

    ToolExecutor(RunContext run) {
        this.run = run;
        this.runner = new ToolRunner(run.tools());
    }

    /**
     * The end of a call.
     *
     * @param fatal what the tool threw to end the run, or null
     */
    record Done(
            Content.ToolUse call,
            ToolResult result,
            Duration time,
            @Nullable Throwable fatal) {}

    /** Decides about the calls of one turn, on the thread that called {@link #run}. */
    interface Supervisor {

        /** Returns why this call must not begin, or null if it may. */
        @Nullable String reasonNotToStart(Content.ToolUse call);

        /** A call begins; returns what the tool gets, whose progress is heard until the call is over. */
        ToolContext started(Content.ToolUse call);

        /** A call ended; returns whether to run it again. */
        boolean finished(Done done);

        /** A call was not begun. */
        void skipped(Content.ToolUse call, String reason);
    }

    void run(List<Content.ToolUse> calls, Supervisor supervisor) {
        Deque<Content.ToolUse> waiting = new ArrayDeque<>(calls);
        Set<Running> running = new LinkedHashSet<>();
        BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
        boolean interrupted = Thread.interrupted();
        RuntimeException failure = null;
        while (!waiting.isEmpty() || !running.isEmpty()) {
            try {
                while (running.size() < run.config().toolConcurrency() && !waiting.isEmpty()) {
                    Content.ToolUse call = waiting.remove();
                    String reason = interrupted ? "the run was cancelled" : supervisor.reasonNotToStart(call);
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

    private record Running(CompletableFuture<ToolResult> result, long endNanos) {

        long nanosLeft() {
            return endNanos - System.nanoTime();
        }

        void endIfTooLong() {
            if (nanosLeft() <= 0) {
                result.completeExceptionally(new TimeoutException());
            }
        }

        void cancel() {
            result.completeExceptionally(new CancellationException());
        }
    }

    private static long nanosUntilNextTimeout(Set<Running> running) {
        return running.stream().mapToLong(Running::nanosLeft).min().orElseThrow();
    }

    private Running start(Content.ToolUse call, ToolContext context, BlockingQueue<Finished> finished) {
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        long start = System.nanoTime();
        Duration limit = run.tools()
                .find(call.name())
                .flatMap(AgentTool::timeout)
                .orElse(run.config().toolTimeout());
        Future<?> work = ToolThreads.executor()
                .submit(run.config().carrier().wrap(() -> complete(result, call, untilDone(result, context))));
        Duration left = run.deadline().remaining();
        long bound = (limit.compareTo(left) < 0 ? limit : left).toNanos();
        Running running = new Running(result, System.nanoTime() + bound);
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
            return new Done(call, ToolResult.error(stopped("the run was cancelled")), time, null);
        }
        if (failure instanceof TimeoutException) {
            String reason = run.deadline().hasPassed() ? "the run's time is over" : "its time limit is " + limit;
            return new Done(call, ToolResult.error(stopped(reason)), time, null);
        }
        return new Done(call, ToolResult.error("The tool ended the run: " + message(failure)), time, failure);
    }

    private static String stopped(String reason) {
        return "Stopped before it had finished: " + reason + ". What it did until then is not known; check first.";
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }
}
