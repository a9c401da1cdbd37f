package dev.hawser.agent;

import dev.hawser.agent.conversation.Growth;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets the next answer: keeps the conversation short enough, asks the hooks, and asks the model. */
final class ModelTurn {

    private static final int MAX_RETRIES = 3;

    private final RunContext run;
    private final Session.Writer session;
    private final HookChain hooks;
    private final RunTally tally;
    private final ModelCaller caller;
    private int overflows;

    ModelTurn(RunContext run, Session.Writer session, HookChain hooks, RunTally tally) {
        this.run = run;
        this.session = session;
        this.hooks = hooks;
        this.tally = tally;
        this.caller = new ModelCaller(run, tally, session.memo());
    }

    /**
     * The answer, or the end of the run.
     *
     * @param response the answer, or null if a hook stopped the run before there was one
     * @param stop why the run shall end, or null
     */
    record Answer(
            @Nullable ModelResponse response, @Nullable Stop stop) {}

    Answer next(ToolChoice choice) throws InterruptedException {
        shorten(false);
        for (int retries = 0; ; retries++) {
            HookChain.Verdict<ModelDecision, ModelRequest> before = hooks.beforeModel(request(choice));
            if (before.decision() instanceof ModelDecision.Stop end) {
                return new Answer(null, Stop.because(StopReason.HOOK, end.reason()));
            }
            ModelRequest request = before.subject();
            ModelResponse response =
                    before.decision() instanceof ModelDecision.Answer answer ? answer.response() : ask(request, choice);
            run.budget().spend(response.usage());
            HookChain.Verdict<AnswerDecision, ModelResponse> after = hooks.afterModel(request, response);
            if (after.decision() instanceof AnswerDecision.Stop end) {
                return new Answer(after.subject(), Stop.because(StopReason.HOOK, end.reason()));
            }
            if (!(after.decision() instanceof AnswerDecision.Retry retry)) {
                return new Answer(after.subject(), null);
            }
            if (retries == MAX_RETRIES) {
                String detail =
                        "a hook asked for another answer more than " + MAX_RETRIES + " times: " + retry.reason();
                return new Answer(null, Stop.because(StopReason.HOOK, detail));
            }
        }
    }

    private ModelRequest request(ToolChoice choice) {
        return new ModelRequest(
                run.config().system(), session.session().messages(), run.tools().specs(), choice);
    }

    private ModelResponse ask(ModelRequest first, ToolChoice choice) throws InterruptedException {
        ModelRequest request = first;
        while (true) {
            try {
                return caller.call(request);
            } catch (ModelException e) {
                if (e.kind() != Kind.CONTEXT_OVERFLOW
                        || overflows >= run.limits().overflows()
                        || !shorten(true)) {
                    throw e;
                }
                overflows++;
                request = request(choice);
            }
        }
    }

    private boolean shorten(boolean overflowed) {
        List<Message> messages = session.session().messages();
        long tokens = tally.estimateToSend(messages);
        List<Message> shorter = run.config()
                .conversation()
                .shorten(new Growth(
                        messages, tokens, overflowed, run.cancellation(), run.deadline(), run.budget()::spend));
        if (shorter == messages) {
            return false;
        }
        session.compact(shorter);
        tally.recount();
        return true;
    }
}
