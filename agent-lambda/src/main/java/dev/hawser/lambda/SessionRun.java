package dev.hawser.lambda;

import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.StopReason;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.TaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Begins the agent's run of a request, or goes on with it, or recalls its result. */
final class SessionRun {

    private static final String GIVEN_UP =
            "the function's time was over in the middle of a step, which will be repeated";

    private final TaskRequest request;
    private final SessionStore store;
    private final TimeBudget time;
    private final AgentListener listener;

    SessionRun(TaskRequest request, SessionStore store, TimeBudget time, AgentListener listener) {
        this.request = request;
        this.store = store;
        this.time = time;
        this.listener = listener;
    }

    /** How an agent begins and goes on: with or without a typed result. */
    interface Entry<R> {

        R run(RunOptions options);

        R resume(Session session, List<Approval> approvals, RunOptions options);
    }

    <R> R in(Entry<R> entry) {
        Session session = Session.open(store, request.runId());
        Cancellation cancellation = new Cancellation();
        try (HardStop stop = HardStop.in(time.untilHardStop(), session, cancellation)) {
            RunOptions options = RunOptions.defaults()
                    .session(session)
                    .runId(request.runId())
                    .cancellation(cancellation)
                    .listener(listener)
                    .suspendAfter(time.untilSoftDeadline());
            try {
                return goOn(entry, session, options);
            } catch (AgentException e) {
                if (!stop.isPulled()) {
                    throw e;
                }
                throw new RunGivenUpException(suspended(e.result()));
            } catch (IllegalArgumentException e) {
                throw new BadRequestException(List.of(String.valueOf(e.getMessage())));
            }
        }
    }

    private <R> R goOn(Entry<R> entry, Session session, RunOptions options) {
        boolean isOver = session.stopOf(request.runId()).isPresent();
        boolean changes = request.cancel() || !request.approvals().isEmpty();
        if (isOver || !changes) {
            return entry.run(options);
        }
        if (session.unfinishedRun().isEmpty()) {
            throw new BadRequestException(List.of("runId: there is no run '" + request.runId() + "' in workspace '"
                    + request.workspace() + "' to " + (request.cancel() ? "cancel" : "decide on")));
        }
        return entry.resume(session, decisions(session), options);
    }

    /** Returns the decisions that are still to be made. One that was heeded before, in a request like this, is left out. */
    private List<Approval> decisions(Session session) {
        List<PendingTurn.Call> calls =
                session.pendingTurn().map(PendingTurn::calls).orElse(List.of());
        Set<String> known = session.messages().stream()
                .flatMap(message -> message.toolUses().stream())
                .map(Content.ToolUse::id)
                .collect(Collectors.toSet());
        List<Approval> open = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < request.approvals().size(); i++) {
            Approval approval = request.approvals().get(i);
            Optional<PendingTurn.Call> call = calls.stream()
                    .filter(candidate -> candidate.call().id().equals(approval.callId()))
                    .findFirst();
            if (call.filter(PendingTurn.Call::isWaiting).isPresent()) {
                open.add(approval);
            } else if (call.isEmpty() && !known.contains(approval.callId())) {
                problems.add("approvals[" + i + "].callId: no call '" + approval.callId() + "' waits; waiting: "
                        + waiting(calls));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadRequestException(problems);
        }
        return open;
    }

    private static List<String> waiting(List<PendingTurn.Call> calls) {
        return calls.stream()
                .filter(PendingTurn.Call::isWaiting)
                .map(call -> call.call().id())
                .toList();
    }

    private static AgentResult suspended(AgentResult result) {
        return new AgentResult(
                result.text(),
                StopReason.SUSPENDED,
                GIVEN_UP,
                result.usage(),
                result.metrics(),
                List.of(),
                result.session());
    }
}
