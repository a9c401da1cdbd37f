package dev.hawser.agent;

import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.BatchDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.session.JournalEntry;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of one answer: asks the hooks, has the calls run, and ends with a result or a question for each of them,
 * whatever happens.
 */
final class ToolBatch implements ToolExecutor.Supervisor {

    private static final int MAX_RETRIES = 3;

    private static final String SUSPENDED = "the run is suspended";

    private final RunContext run;
    private final Session.Writer session;
    private final RunTally tally;
    private final HookChain hooks;
    private final ToolExecutor executor;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private @Nullable Stop stop;
    private @Nullable Throwable failure;

    ToolBatch(RunContext run, Session.Writer session, RunTally tally, HookChain hooks, ToolExecutor executor) {
        this.run = run;
        this.session = session;
        this.tally = tally;
        this.hooks = hooks;
        this.executor = executor;
    }

    /**
     * What came of the calls.
     *
     * @param calls each with a result, unless the run is to wait or to be suspended
     * @param stop why the run shall end, or null
     * @param failure what the run shall fail with, or null
     */
    record Outcome(
            List<PendingTurn.Call> calls,
            @Nullable Stop stop,
            @Nullable Throwable failure) {

        boolean isOpen() {
            return calls.stream().anyMatch(PendingTurn.Call::isOpen);
        }

        Stop whyOpen() {
            boolean onlyWaiting =
                    calls.stream().filter(PendingTurn.Call::isOpen).allMatch(PendingTurn.Call::isWaiting);
            return onlyWaiting
                    ? Stop.because(StopReason.APPROVAL_REQUIRED, "tool calls wait for a person's decision")
                    : Bounds.SUSPENDED;
        }

        List<Content.ToolUseResult> results() {
            return calls.stream()
                    .map(PendingTurn.Call::result)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** Decides on the calls of an answer and runs those that may be. */
    Outcome run(List<Content.ToolUse> calls) {
        calls.forEach(call -> slots.put(call.id(), new Slot(call)));
        return outcome(() -> decideAndRun(calls, List.of()));
    }

    /**
     * Goes on with a turn that was left: runs what was granted or never begun, refuses what was denied, runs what was begun
     * and may run twice, and leaves the rest waiting.
     */
    Outcome resume(PendingTurn turn, List<Approval> approvals) {
        turn.calls().forEach(call -> slots.put(call.call().id(), new Slot(call)));
        return outcome(() -> {
            approvals.forEach(this::take);
            List<Content.ToolUse> fresh = new ArrayList<>();
            List<Content.ToolUse> allowed = new ArrayList<>();
            for (PendingTurn.Call call :
                    session.session().pendingTurn().orElse(turn).calls()) {
                switch (call.status()) {
                    case NEW -> fresh.add(call.call());
                    case ALLOWED -> allowed.add(call.call());
                    case UNCERTAIN -> refuse(slots.get(call.call().id()), PendingTurn.UNCERTAIN_RESULT);
                    case ASKED, DONE -> {}
                }
            }
            decideAndRun(fresh, allowed);
        });
    }

    private void take(Approval approval) {
        Slot slot = slots.get(approval.callId());
        if (slot == null || slot.question == null) {
            throw new IllegalArgumentException("no call '" + approval.callId() + "' waits for an approval");
        }
        slot.question = null;
        if (approval.granted()) {
            session.append(new JournalEntry.ToolGranted(approval.callId()));
        } else {
            refuse(slot, "Denied: " + approval.reason());
        }
    }

    /** Asks the hooks about the fresh calls, and runs those that may be with those that were allowed before. */
    private void decideAndRun(List<Content.ToolUse> fresh, List<Content.ToolUse> allowed) {
        List<Content.ToolUse> toRun = new ArrayList<>(allowed);
        if (!fresh.isEmpty()) {
            BatchDecision decision = hooks.beforeTools(fresh);
            if (decision instanceof BatchDecision.Deny deny) {
                skipAll(fresh, deny.reason());
            } else if (decision instanceof BatchDecision.Stop end) {
                stop = Stop.because(StopReason.HOOK, end.reason());
                skipAll(fresh, end.reason());
            } else {
                toRun.addAll(decide(fresh));
            }
        }
        executor.run(toRun, this);
    }

    private Outcome outcome(Runnable work) {
        try {
            work.run();
            if (slots.values().stream().noneMatch(Slot::isOpen)) {
                hooks.afterTools(
                        slots.values().stream().map(Slot::requireResult).toList());
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (failure != null && !(failure instanceof SessionException)) {
            slots.values().stream().filter(Slot::isOpen).forEach(slot -> refuse(slot, notRun("the run failed")));
        }
        slots.values().stream()
                .filter(slot -> slot.isNew && slot.result != null)
                .forEach(slot -> tally.toolWorked(slot.call.name(), slot.result.error(), slot.time));
        return new Outcome(slots.values().stream().map(Slot::toCall).toList(), stop, failure);
    }

    /** Returns the calls to run. The others have their result or their question afterwards. */
    private List<Content.ToolUse> decide(List<Content.ToolUse> calls) {
        List<Content.ToolUse> toRun = new ArrayList<>();
        int limit = run.limits().toolCallsPerTurn();
        for (int i = 0; i < calls.size(); i++) {
            Slot slot = slots.get(calls.get(i).id());
            if (stop != null) {
                refuse(slot, notRun(stop.detail()));
            } else if (i >= limit) {
                refuse(
                        slot,
                        notRun("only " + limit + " calls are run in one turn; make this call again in the next turn"));
            } else if (decide(slot)) {
                toRun.add(slot.call);
            }
        }
        return toRun;
    }

    private boolean decide(Slot slot) {
        HookChain.Verdict<ToolDecision, Content.ToolUse> verdict = hooks.beforeTool(slot.call);
        slot.call = verdict.subject();
        ToolDecision decision = verdict.decision();
        if (decision instanceof ToolDecision.Answer answer) {
            settle(slot, answer.result());
        } else if (decision instanceof ToolDecision.Deny deny) {
            refuse(slot, "Denied: " + deny.reason());
        } else if (decision instanceof ToolDecision.Stop end) {
            stop = Stop.because(StopReason.HOOK, end.reason());
            refuse(slot, notRun(end.reason()));
        } else if (decision instanceof ToolDecision.Ask ask) {
            ask(slot, ask.question());
        } else if (needsApproval(slot.call)) {
            ask(slot, "May the tool '" + slot.call.name() + "' run?");
        } else {
            return true;
        }
        return false;
    }

    private void ask(Slot slot, String question) {
        session.append(new JournalEntry.ToolAsked(slot.call.id(), slot.call.input(), question));
        slot.question = question;
    }

    private void refuse(Slot slot, String text) {
        settle(slot, ToolResult.error(text));
    }

    private void settle(Slot slot, ToolResult result) {
        session.finish(slot.call.id(), result.content(), result.error(), effect(slot.call));
        slot.question = null;
        slot.result = result;
    }

    /** A tool that does not exist changes nothing. */
    private Effect effect(Content.ToolUse call) {
        return run.tools().find(call.name()).map(tool -> tool.spec().effect()).orElse(Effect.READS);
    }

    private boolean needsApproval(Content.ToolUse call) {
        return run.tools().find(call.name()).map(AgentTool::needsApproval).orElse(false);
    }

    @Override
    public @Nullable String reasonNotToStart(Content.ToolUse call) {
        if (failure != null) {
            return "another tool ended the run";
        }
        if (run.cancellation().isCancelled()) {
            return ToolExecutor.CANCELLED;
        }
        if (run.deadline().hasPassed()) {
            return "the run's time is over";
        }
        return run.suspension().hasPassed() ? SUSPENDED : null;
    }

    @Override
    public ToolContext started(Content.ToolUse call) {
        session.append(new JournalEntry.ToolStarted(call.id(), call.input(), effect(call)));
        hooks.onToolStart(call);
        run.events().emit(new AgentEvent.ToolStarted(call.id(), call.name(), call.input()));
        return run.forTool(call);
    }

    @Override
    public boolean finished(ToolExecutor.Done done) {
        Slot slot = slots.get(done.call().id());
        slot.time = slot.time.plus(done.time());
        if (done.fatal() != null) {
            failure = failure == null ? done.fatal() : failure;
            settle(slot, done.result());
        } else {
            HookChain.Verdict<ResultDecision, ToolResult> verdict = hooks.afterTool(done.call(), done.result());
            if (verdict.decision() instanceof ResultDecision.Retry && slot.retries++ < MAX_RETRIES) {
                return true;
            }
            if (verdict.decision() instanceof ResultDecision.Stop end) {
                stop = Stop.because(StopReason.HOOK, end.reason());
            }
            settle(slot, verdict.subject());
        }
        run.events()
                .emit(new AgentEvent.ToolFinished(done.call().id(), done.call().name(), slot.result, done.time()));
        return false;
    }

    /** A call that is skipped because the run is suspended stays open. */
    @Override
    public void skipped(Content.ToolUse call, String reason) {
        if (!reason.equals(SUSPENDED)) {
            refuse(slots.get(call.id()), notRun(reason));
        }
    }

    private void skipAll(List<Content.ToolUse> calls, String reason) {
        calls.forEach(call -> refuse(slots.get(call.id()), notRun(reason)));
    }

    private static String notRun(String reason) {
        return "Not run: " + reason + ".";
    }

    /** A call on its way to a result. */
    private static final class Slot {

        private Content.ToolUse call;
        private @Nullable ToolResult result;
        private @Nullable String question;
        private Duration time = Duration.ZERO;
        private int retries;

        private final boolean isNew;

        Slot(Content.ToolUse call) {
            this.call = call;
            this.isNew = true;
        }

        Slot(PendingTurn.Call pending) {
            this.call = pending.call();
            this.question = pending.question();
            Content.ToolUseResult known = pending.result();
            this.result = known == null ? null : new ToolResult(known.content(), known.error());
            this.isNew = known == null;
        }

        boolean isOpen() {
            return result == null;
        }

        Content.ToolUseResult requireResult() {
            ToolResult known = Objects.requireNonNull(result, () -> "no result of " + call.id());
            return new Content.ToolUseResult(call.id(), known.content(), known.error());
        }

        PendingTurn.Call toCall() {
            if (result != null) {
                return new PendingTurn.Call(call, PendingTurn.Status.DONE, requireResult(), null);
            }
            PendingTurn.Status status = question == null ? PendingTurn.Status.NEW : PendingTurn.Status.ASKED;
            return new PendingTurn.Call(call, status, null, question);
        }
    }
}
