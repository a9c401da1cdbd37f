package dev.hawser.examples.chat;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.StopReason;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.examples.chat.terminal.Screen;
import dev.hawser.examples.chat.terminal.Style;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets the agent answer, with the user's decisions on the way, until it has finished or the user has had enough. */
final class Answering {

    private final Agent agent;
    private final Screen screen;
    private final Printer printer;
    private final Approver approver;

    Answering(Agent agent, Screen screen, Approver approver) {
        this.agent = agent;
        this.screen = screen;
        this.printer = new Printer(screen);
        this.approver = approver;
    }

    /** Answers a message. */
    void to(Session session, List<Content> message) {
        run(session, options -> agent.run(message, options));
    }

    /** Goes on with an answer that was not finished. */
    void goOn(Session session) {
        run(session, options -> agent.resume(session, List.of(), options));
    }

    private void run(Session session, Function<RunOptions, AgentResult> start) {
        Cancellation cancellation = new Cancellation();
        RunOptions options =
                RunOptions.defaults().session(session).listener(printer).cancellation(cancellation);
        screen.whileInterruptible(cancellation::cancel, () -> {
            try {
                decideUntilDone(session, start.apply(options), options);
            } catch (AgentException | SessionException e) {
                screen.line("error: " + e.getMessage(), Style.ERROR);
            }
        });
    }

    private void decideUntilDone(Session session, AgentResult begun, RunOptions options) {
        AgentResult result = begun;
        while (result.stopReason() == StopReason.APPROVAL_REQUIRED) {
            Optional<Approval> decision = approver.decide(result.approvals().get(0));
            if (decision.isEmpty()) {
                screen.line(
                        "[interrupted: it waits for your decision; /resume 1 asks again, another message drops it]",
                        Style.DIM);
                return;
            }
            result = agent.resume(session, List.of(decision.get()), options);
        }
        showEnd(result);
    }

    private void showEnd(AgentResult result) {
        screen.startLine();
        if (result.stopReason() == StopReason.CANCELLED) {
            screen.line("[interrupted]", Style.DIM);
        } else if (!result.stopReason().isComplete()) {
            screen.line("[" + result.stopDetail() + "]", Style.DIM);
        }
    }
}
