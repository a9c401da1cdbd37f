package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.FatalToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of an agent: the loop. It adds to the session only in steps that leave the history valid, so every way out of it
 * does too.
 */
final class Run {

    private static final Content CUT_OFF =
            new Content.Text("[The answer was cut off here; a tool call that it began was not run.]");

    private final AgentConfig config;
    private final Session.Writer session;
    private final Limits limits;
    private final Cancellation cancellation;
    private final Deadline deadline;
    private final Events events;
    private final ModelCaller model;
    private final ToolBatch tools;
    private final RunTally tally = new RunTally();
    private final RepeatGuard repeats = new RepeatGuard();

    Run(AgentConfig config, RunOptions options, Session.Writer session) {
        this.config = config;
        this.session = session;
        this.limits = options.limits().orElse(config.limits());
        this.cancellation = options.cancellation().orElseGet(Cancellation::new);
        this.deadline = Deadline.in(limits.time());
        this.events = new Events(Stream.concat(config.listeners().stream(), options.listener().stream())
                .toList());
        this.model = new ModelCaller(config.model(), config.retry(), cancellation, deadline, events);
        this.tools = new ToolBatch(
                config.tools(),
                limits.toolCallsPerTurn(),
                session.session().id(),
                cancellation,
                deadline,
                options.values(),
                events);
    }

    AgentResult execute(List<Content> prompt) {
        session.addPrompt(prompt);
        events.emit(new AgentEvent.RunStarted(config.name(), session.session().id()));
        try {
            return finish(loop());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return finish(Stop.because(StopReason.CANCELLED, "the thread was interrupted"));
        } catch (RuntimeException | Error e) {
            Stop stop = Stop.because(StopReason.ERROR, String.valueOf(e.getMessage()));
            throw failure(e, finish(stop));
        }
    }

    private Stop loop() throws InterruptedException {
        while (true) {
            Stop bound = boundReached();
            if (bound != null) {
                return bound;
            }
            events.emit(new AgentEvent.TurnStarted(tally.turns() + 1));
            ModelResponse response;
            try {
                response = model.call(request());
            } catch (ModelException e) {
                Stop stop = boundReached();
                if (stop != null) {
                    return stop;
                }
                throw e;
            }
            tally.add(response);
            Stop stop = wantsTools(response) ? runTools(response) : answer(response);
            events.emit(new AgentEvent.TurnFinished(tally.turns(), response.usage()));
            if (stop != null) {
                return stop;
            }
        }
    }

    private ModelRequest request() {
        return new ModelRequest(
                config.system(), session.session().messages(), config.tools().specs(), ToolChoice.auto());
    }

    /** Only these two mean that the tool calls are complete. */
    private static boolean wantsTools(ModelResponse response) {
        boolean whole =
                response.finishReason() == FinishReason.TOOL_USE || response.finishReason() == FinishReason.END_TURN;
        return whole && !response.toolUses().isEmpty();
    }

    private @Nullable Stop runTools(ModelResponse response) {
        List<Content.ToolUse> calls = response.toolUses();
        ToolBatch.Outcome outcome = tools.run(calls);
        session.addToolTurn(Message.assistant(response.content()), outcome.results());
        if (outcome.fatal() != null) {
            throw outcome.fatal();
        }
        repeats.observe(calls, outcome.results());
        return null;
    }

    private Stop answer(ModelResponse response) {
        List<Content> content = replayable(response.content());
        if (!content.isEmpty()) {
            session.addAnswer(Message.assistant(content));
        }
        return switch (response.finishReason()) {
            case END_TURN -> Stop.because(StopReason.END_TURN, "the model has finished");
            case STOP_SEQUENCE -> Stop.because(StopReason.STOP_SEQUENCE, "the model wrote a stop sequence");
            case MAX_TOKENS ->
                Stop.because(StopReason.MAX_TOKENS, "the answer was cut off at the model's limit of output tokens");
            case CONTEXT_WINDOW ->
                Stop.because(StopReason.CONTEXT_WINDOW, "the answer was cut off where the model's context window ends");
            case GUARDRAIL -> Stop.because(StopReason.GUARDRAIL, "a guardrail stepped in");
            case CONTENT_FILTER -> Stop.because(StopReason.CONTENT_FILTER, "the content filter stepped in");
            case TOOL_USE, OTHER ->
                Stop.because(StopReason.OTHER, "the model stopped for the reason '" + response.rawFinishReason() + "'");
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

    private @Nullable Stop boundReached() {
        if (cancellation.isCancelled()) {
            return Stop.because(StopReason.CANCELLED, "the run was cancelled");
        }
        if (Thread.currentThread().isInterrupted()) {
            return Stop.because(StopReason.CANCELLED, "the thread was interrupted");
        }
        if (deadline.hasPassed()) {
            return Stop.because(StopReason.TIME_LIMIT, "the time limit of " + limits.time() + " was reached");
        }
        if (tally.turns() >= limits.turns()) {
            return Stop.because(StopReason.TURN_LIMIT, "the limit of " + limits.turns() + " turns was reached");
        }
        if (tally.usage().totalTokens() >= limits.tokens()) {
            return Stop.because(StopReason.TOKEN_LIMIT, "the limit of " + limits.tokens() + " tokens was reached");
        }
        if (repeats.repeats() >= limits.repeats()) {
            return Stop.because(
                    StopReason.REPEATED_CALLS,
                    "the model made the same calls with the same results " + limits.repeats() + " times in a row");
        }
        return null;
    }

    private AgentResult finish(Stop stop) {
        AgentResult result = tally.result(session.session(), stop);
        events.emit(new AgentEvent.RunFinished(result));
        return result;
    }

    private static AgentException failure(Throwable cause, AgentResult result) {
        String after = " (after " + result.turns() + " turns)";
        if (cause instanceof ModelException e) {
            return new AgentException("the model did not answer: " + e.getMessage() + after, result, e);
        }
        if (cause instanceof FatalToolException e) {
            return new AgentException("a tool ended the run: " + e.getMessage() + after, result, e);
        }
        return new AgentException("the run failed: " + cause + after, result, cause);
    }
}
