package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Runs several agents as one. All of them hear the same cancellation and listener; the limits of the options hold for all
 * together in tokens and time, and each agent's own limits besides. Sessions are fresh; one in the options is refused.
 */
public final class Agents {

    private Agents() {}

    /**
     * Runs all agents on the prompt at the same time and waits for the last. The failure of one does not end the others. An
     * interrupt of the calling thread cancels all of them.
     *
     * @return an outcome for each agent, in the order of the agents
     */
    public static List<AgentOutcome> parallel(List<Agent> agents, String prompt, RunOptions options) {
        Cancellation all = new Cancellation();
        Cancellation.Registration outer =
                options.cancellation().orElseGet(Cancellation::new).onCancel(all::cancel);
        try {
            Supplier<RunOptions> shared = shared(options.cancellation(all));
            List<CompletableFuture<AgentOutcome>> running = agents.stream()
                    .map(agent -> start(agent, prompt, shared.get()))
                    .toList();
            return await(running, all);
        } finally {
            outer.close();
        }
    }

    private static CompletableFuture<AgentOutcome> start(Agent agent, String prompt, RunOptions options) {
        CompletableFuture<AgentOutcome> outcome = new CompletableFuture<>();
        ToolThreads.executor().execute(agent.carrier().wrap(() -> {
            try {
                outcome.complete(AgentOutcome.of(agent, prompt, options));
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        }));
        return outcome;
    }

    private static List<AgentOutcome> await(List<CompletableFuture<AgentOutcome>> running, Cancellation all) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            all.cancel();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Runs the agents one after the other; the words of each are the prompt of the next. Ends early at one that fails, does
     * not finish or says nothing.
     *
     * @return an outcome for each agent that ran
     */
    public static List<AgentOutcome> sequence(List<Agent> agents, String prompt, RunOptions options) {
        Supplier<RunOptions> shared = shared(options);
        List<AgentOutcome> outcomes = new ArrayList<>();
        String next = prompt;
        for (Agent agent : agents) {
            AgentOutcome outcome = AgentOutcome.of(agent, next, shared.get());
            outcomes.add(outcome);
            if (!outcome.isComplete() || outcome.result().text().isBlank()) {
                break;
            }
            next = outcome.result().text();
        }
        return List.copyOf(outcomes);
    }

    private static Supplier<RunOptions> shared(RunOptions options) {
        if (options.session().isPresent()) {
            throw new IllegalArgumentException("several agents can't share one session: leave it out of the options");
        }
        Deadline deadline = options.limits()
                .map(limits -> Deadline.in(limits.time()))
                .orElseGet(Deadline::never)
                .orEarlier(options.deadline());
        TokenBudget budget = options.limits()
                .map(limits -> new TokenBudget(limits.tokens(), options.around()))
                .orElse(options.around());
        return () -> options.withoutLimits().inside(deadline, budget);
    }
}
