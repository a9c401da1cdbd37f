package dev.hawser.lambda;

import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.StopReason;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
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

    private static final long PAUSE_MILLIS = 200;

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
        Session session = open();
        Cancellation cancellation = new Cancellation();
        try (HardStop stop = HardStop.at(time.hardStop(), session, cancellation)) {
            RunOptions options = RunOptions.defaults()
                    .session(session)
                    .runId(request.runId())
                    .cancellation(cancellation)
                    .listener(listener)
                    .suspendAfter(time.softDeadline().remaining());
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

    /**
     * Opens the session. On Lambda nobody can see whether its last holder is dead, so after a kill it takes the rest of a lease
     * until the session is free; that is waited for here, rather than by everybody who calls.
     */
    private Session open() {
        Deadline patience = time.sessionWait();
        while (true) {
            try {
                return Session.open(store, request.runId());
            } catch (SessionException e) {
                boolean mayWait = e.kind() == SessionException.Kind.BUSY && !request.cancel();
                if (!mayWait || patience.hasPassed() || !slept()) {
                    throw e;
                }
            }
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
        return entry.resume(session, request.cancel() ? refusals(session) : decisions(session), options);
    }

    /** A run that waits can end only when nothing waits any more. */
    private static List<Approval> refusals(Session session) {
        return waiting(calls(session)).stream()
                .map(callId -> Approval.deny(callId, "the run was cancelled"))
                .toList();
    }

    /** Returns the decisions that are still to be made. One that was heeded before, in a request like this, is left out. */
    private List<Approval> decisions(Session session) {
        List<PendingTurn.Call> calls = calls(session);
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

    private static List<PendingTurn.Call> calls(Session session) {
        return session.pendingTurn().map(PendingTurn::calls).orElse(List.of());
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
