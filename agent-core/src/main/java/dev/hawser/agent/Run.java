package dev.hawser.agent;

import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.JournalEntry;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.RunProgress;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.tool.FatalToolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an agent: the loop. It adds to the session only in steps that leave the history valid, so every way out of it
 * does too.
 */
final class Run {

    private static final Content CUT_OFF =
            new Content.Text("[The answer was cut off here; a tool call that it began was not run.]");

    private final RunContext run;
    private final Session.Writer session;
    private final RunTally tally;
    private final Bounds bounds;
    private final HookChain hooks;
    private final AnswerGoal goal;
    private final ToolUseIds ids;
    private final ModelTurn model;

    Run(RunContext run, Session.Writer session, AnswerGoal goal) {
        this.goal = goal;
        this.run = run;
        this.tally = new RunTally(run.budget());
        this.session = session;
        this.bounds = new Bounds(run, tally);
        this.hooks = new HookChain(run.config().hooks(), () -> run.forHooks(tally.turns()));
        this.ids = new ToolUseIds(session.session());
        this.model = new ModelTurn(run, session, hooks, tally);
    }

    AgentResult execute(@Nullable String runId, List<Content> prompt) {
        return guarded(prompt, () -> {
            session.clearCancelRequest();
            session.prompt(runId, prompt);
            return loop();
        });
    }

    AgentResult resume(List<Approval> approvals) {
        RunProgress progress = session.session().unfinishedRun().orElse(null);
        if (progress != null) {
            tally.goOnFrom(progress);
        }
        if (session.isCancelRequested()) {
            run.cancellation().cancel();
        }
        return guarded(List.of(), () -> {
            Stop stop = takeUp(progress, approvals);
            return stop != null ? stop : loop();
        });
    }

    /** Returns the result of a run that ended before. */
    AgentResult recall(JournalEntry.Stop recorded) {
        if (recorded.output() != null) {
            goal.recall(recorded.output());
        }
        return RecordedRun.result(recorded, session.session());
    }

    /** Ends the step that the run was in when it was left. */
    private @Nullable Stop takeUp(@Nullable RunProgress progress, List<Approval> approvals) {
        PendingTurn turn = session.session().pendingTurn().orElse(null);
        if (turn != null) {
            return conclude(turn.answer(), newBatch().resume(turn, approvals));
        }
        if (progress != null && progress.lastWords() != null) {
            JournalEntry.Answer words = progress.lastWords();
            return afterWords(words.finishReason(), words.rawFinishReason());
        }
        return goal.recall(session.session().messages());
    }

    private interface Work {
        Stop run() throws InterruptedException;
    }

    private AgentResult guarded(List<Content> prompt, Work work) {
        run.events().emit(new AgentEvent.RunStarted(run.config().name(), run.sessionId()));
        Stop stop;
        Throwable failure = null;
        try {
            hooks.beforeRun(prompt);
            stop = work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop = Stop.because(StopReason.CANCELLED, "the thread was interrupted");
        } catch (RuntimeException | Error e) {
            failure = e;
            stop = Stop.because(StopReason.ERROR, String.valueOf(e.getMessage()));
        }
        return finish(stop, failure);
    }

    private Stop loop() throws InterruptedException {
        while (true) {
            Stop bound = bounds.reached();
            if (bound != null) {
                return bound;
            }
            run.events().emit(new AgentEvent.TurnStarted(tally.turns() + 1));
            Stop stop = turn();
            if (stop != null) {
                return stop;
            }
        }
    }

    private @Nullable Stop turn() throws InterruptedException {
        ModelTurn.Answer answer;
        try {
            answer = model.next(goal.nextChoice());
        } catch (ModelException e) {
            Stop bound = bounds.reached();
            if (bound != null) {
                return bound;
            }
            throw e;
        }
        if (answer.response() == null) {
            return answer.stop();
        }
        ModelResponse response = ids.distinct(answer.response());
        tally.answered(response, session.session().messages().size());
        Stop stop = answer.stop() == null && wantsTools(response) ? runTools(response) : keep(response, answer.stop());
        run.events().emit(new AgentEvent.TurnFinished(tally.turns(), response.usage()));
        return stop;
    }

    /** Only these two mean that the tool calls are complete. */
    private static boolean wantsTools(ModelResponse response) {
        boolean whole =
                response.finishReason() == FinishReason.TOOL_USE || response.finishReason() == FinishReason.END_TURN;
        return whole && !response.toolUses().isEmpty();
    }

    private @Nullable Stop runTools(ModelResponse response) {
        record(response, response.content());
        return conclude(Message.assistant(response.content()), newBatch().run(response.toolUses()));
    }

    private ToolBatch newBatch() {
        return new ToolBatch(run, session, tally, hooks, ToolExecutor.of(run));
    }

    private void record(ModelResponse response, List<Content> kept) {
        session.append(new JournalEntry.Answer(
                kept,
                response.finishReason(),
                response.rawFinishReason(),
                response.usage(),
                run.budget().used()));
    }

    private @Nullable Stop conclude(Message answer, ToolBatch.Outcome outcome) {
        if (outcome.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (outcome.failure() instanceof Error failure) {
            throw failure;
        }
        if (outcome.stop() != null) {
            return outcome.stop();
        }
        if (outcome.isOpen()) {
            return outcome.whyOpen();
        }
        bounds.observe(answer.toolUses(), outcome.results());
        return goal.afterTools(answer.toolUses());
    }

    private @Nullable Stop keep(ModelResponse response, @Nullable Stop hook) {
        record(response, replayable(response.content()));
        return hook != null ? hook : afterWords(response.finishReason(), response.rawFinishReason());
    }

    private @Nullable Stop afterWords(FinishReason finishReason, String rawFinishReason) {
        Stop stop = goal.afterWords(reason(finishReason, rawFinishReason));
        if (stop == null) {
            session.append(new JournalEntry.Reminder(goal.reminder()));
        }
        return stop;
    }

    private static Stop reason(FinishReason finishReason, String rawFinishReason) {
        return switch (finishReason) {
            case END_TURN -> Stop.because(StopReason.END_TURN, "the model has finished");
            case STOP_SEQUENCE -> Stop.because(StopReason.STOP_SEQUENCE, "the model wrote a stop sequence");
            case MAX_TOKENS ->
                Stop.because(StopReason.MAX_TOKENS, "the answer was cut off at the model's limit of output tokens");
            case CONTEXT_WINDOW ->
                Stop.because(StopReason.CONTEXT_WINDOW, "the answer was cut off where the model's context window ends");
            case GUARDRAIL -> Stop.because(StopReason.GUARDRAIL, "a guardrail stepped in");
            case CONTENT_FILTER -> Stop.because(StopReason.CONTENT_FILTER, "the content filter stepped in");
            case TOOL_USE, OTHER ->
                Stop.because(StopReason.OTHER, "the model stopped for the reason '" + rawFinishReason + "'");
        };
    }

    /** An answer that is cut off may hold a tool call, which has no result, or end in thoughts: models take neither back. */
    private static List<Content> replayable(List<Content> content) {
        List<Content> kept = new ArrayList<>(content);
        boolean cut = kept.removeIf(Content.ToolUse.class::isInstance);
        if (cut || endsInThoughts(kept)) {
            kept.add(CUT_OFF);
        }
        return kept;
    }

    private static boolean endsInThoughts(List<Content> content) {
        if (content.isEmpty()) {
            return false;
        }
        Content last = content.get(content.size() - 1);
        return last instanceof Content.Reasoning || last instanceof Content.RedactedReasoning;
    }

    private AgentResult finish(Stop stop, @Nullable Throwable failure) {
        AgentResult result = tally.result(session.session(), stop);
        Throwable toThrow = failure;
        try {
            hooks.afterRun(tally.end(result, failure));
        } catch (RuntimeException | Error e) {
            toThrow = failure == null ? e : failure;
        }
        if (!(toThrow instanceof SessionException)) {
            toThrow = recordStop(result, toThrow);
        }
        run.events().emit(new AgentEvent.RunFinished(result));
        if (toThrow != null) {
            throw exception(toThrow, result);
        }
        return result;
    }

    /** Writes down how the run ended. If that fails, the run has failed, too. */
    private @Nullable Throwable recordStop(AgentResult result, @Nullable Throwable failure) {
        try {
            session.append(RecordedRun.entry(runId(), result, goal.output()));
            if (result.stopReason().isFinal()) {
                session.clearCancelRequest();
            }
            return failure;
        } catch (SessionException e) {
            return failure == null ? e : failure;
        }
    }

    private @Nullable String runId() {
        return session.session().unfinishedRun().map(RunProgress::runId).orElse(null);
    }

    private static AgentException exception(Throwable cause, AgentResult result) {
        if (cause instanceof ModelException e) {
            int turn = result.turns() + 1;
            return new AgentException("the model did not answer in turn " + turn + ": " + e.getMessage(), result, e);
        }
        if (cause instanceof SessionException e) {
            return new AgentException("the session can't be written: " + e.getMessage(), result, e);
        }
        if (cause instanceof FatalToolException e) {
            return new AgentException("a tool ended the run: " + e.getMessage(), result, e);
        }
        return new AgentException("the run failed: " + cause, result, cause);
    }
}
