package dev.hawser.agent;

import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.BatchDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.tool.AgentTool;
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

    private final RunContext run;
    private final RunTally tally;
    private final HookChain hooks;
    private final ToolExecutor executor;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private @Nullable Stop stop;
    private @Nullable Throwable failure;

    ToolBatch(RunContext run, RunTally tally, HookChain hooks, ToolExecutor executor) {
        this.run = run;
        this.tally = tally;
        this.hooks = hooks;
        this.executor = executor;
    }

    /**
     * What came of the calls.
     *
     * @param calls each with a result, or with a question if the run is to wait for a person
     * @param stop why the run shall end, or null
     * @param failure what the run shall fail with, or null
     */
    record Outcome(
            List<PendingTurn.Call> calls,
            @Nullable Stop stop,
            @Nullable Throwable failure) {

        boolean isWaiting() {
            return calls.stream().anyMatch(PendingTurn.Call::isWaiting);
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
        return outcome(() -> {
            BatchDecision decision = hooks.beforeTools(calls);
            if (decision instanceof BatchDecision.Deny deny) {
                skipAll(deny.reason());
            } else if (decision instanceof BatchDecision.Stop end) {
                stop = Stop.because(StopReason.HOOK, end.reason());
                skipAll(end.reason());
            } else {
                executor.run(decide(calls), this);
            }
        });
    }

    /** Goes on with a turn that waited: runs what was granted, refuses what was denied, and leaves the rest waiting. */
    Outcome resume(PendingTurn turn, List<Approval> approvals) {
        turn.calls().forEach(call -> slots.put(call.call().id(), new Slot(call)));
        List<Content.ToolUse> granted = new ArrayList<>();
        for (Approval approval : approvals) {
            Slot slot = slots.get(approval.callId());
            if (slot == null || !slot.isWaiting()) {
                throw new IllegalArgumentException("no call '" + approval.callId() + "' waits for an approval");
            }
            slot.question = null;
            if (approval.granted()) {
                granted.add(slot.call);
            } else {
                slot.refuse("Denied: " + approval.reason());
            }
        }
        return outcome(() -> executor.run(granted, this));
    }

    private Outcome outcome(Runnable work) {
        try {
            work.run();
            if (slots.values().stream().noneMatch(Slot::isWaiting)) {
                hooks.afterTools(
                        slots.values().stream().map(Slot::requireResult).toList());
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (failure != null) {
            slots.values().stream()
                    .filter(slot -> slot.result == null)
                    .forEach(slot -> slot.refuse(notRun("the run failed")));
        }
        slots.values().stream()
                .filter(slot -> slot.result != null)
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
                slot.refuse(notRun(stop.detail()));
            } else if (i >= limit) {
                slot.refuse(
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
            slot.result = answer.result();
        } else if (decision instanceof ToolDecision.Deny deny) {
            slot.refuse("Denied: " + deny.reason());
        } else if (decision instanceof ToolDecision.Stop end) {
            stop = Stop.because(StopReason.HOOK, end.reason());
            slot.refuse(notRun(end.reason()));
        } else if (decision instanceof ToolDecision.Ask ask) {
            slot.question = ask.question();
        } else if (needsApproval(slot.call)) {
            slot.question = "May the tool '" + slot.call.name() + "' run?";
        } else {
            return true;
        }
        return false;
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
            return "the run was cancelled";
        }
        return run.deadline().hasPassed() ? "the run's time is over" : null;
    }

    @Override
    public ToolContext started(Content.ToolUse call) {
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
            slot.result = done.result();
        } else {
            HookChain.Verdict<ResultDecision, ToolResult> verdict = hooks.afterTool(done.call(), done.result());
            if (verdict.decision() instanceof ResultDecision.Retry && slot.retries++ < MAX_RETRIES) {
                return true;
            }
            if (verdict.decision() instanceof ResultDecision.Stop end) {
                stop = Stop.because(StopReason.HOOK, end.reason());
            }
            slot.result = verdict.subject();
        }
        run.events()
                .emit(new AgentEvent.ToolFinished(done.call().id(), done.call().name(), slot.result, done.time()));
        return false;
    }

    @Override
    public void skipped(Content.ToolUse call, String reason) {
        slots.get(call.id()).refuse(notRun(reason));
    }

    private void skipAll(String reason) {
        slots.values().forEach(slot -> slot.refuse(notRun(reason)));
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

        Slot(Content.ToolUse call) {
            this.call = call;
        }

        Slot(PendingTurn.Call pending) {
            this.call = pending.call();
            this.question = pending.question();
            Content.ToolUseResult known = pending.result();
            this.result = known == null ? null : new ToolResult(known.content(), known.error());
        }

        boolean isWaiting() {
            return question != null;
        }

        void refuse(String text) {
            question = null;
            result = ToolResult.error(text);
        }

        Content.ToolUseResult requireResult() {
            ToolResult known = Objects.requireNonNull(result, () -> "no result of " + call.id());
            return new Content.ToolUseResult(call.id(), known.content(), known.error());
        }

        PendingTurn.Call toCall() {
            return new PendingTurn.Call(call, isWaiting() ? null : requireResult(), question);
        }
    }
}
