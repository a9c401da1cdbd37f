package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.session.PendingTurn.Status;
import dev.hawser.agent.tool.Effect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the entries of a session come to. The same entries come to the same state, now and after a restart. */
final class SessionState {

    private final History history = new History();
    private final Map<String, JournalEntry.Stop> stops = new HashMap<>();
    private @Nullable PendingTurn pending;
    private @Nullable RunProgress progress;

    List<Message> messages() {
        return history.messages();
    }

    synchronized Optional<PendingTurn> pendingTurn() {
        return Optional.ofNullable(pending);
    }

    synchronized Optional<RunProgress> unfinishedRun() {
        return Optional.ofNullable(progress);
    }

    synchronized Optional<JournalEntry.Stop> stopOf(String runId) {
        return Optional.ofNullable(stops.get(runId));
    }

    /**
     * Checks that an entry fits what was there before.
     *
     * @throws IllegalArgumentException if it does not
     * @throws IllegalStateException likewise
     */
    synchronized void check(JournalEntry entry) {
        if (entry instanceof JournalEntry.ToolAsked asked) {
            openCall(asked.callId());
        } else if (entry instanceof JournalEntry.ToolGranted granted) {
            openCall(granted.callId());
        } else if (entry instanceof JournalEntry.ToolStarted started) {
            openCall(started.callId());
        } else if (entry instanceof JournalEntry.ToolFinished finished) {
            openCall(finished.callId());
        } else if (!(entry instanceof JournalEntry.Stop)) {
            requireNothingPending();
        }
        if (entry instanceof JournalEntry.Answer answer && !answer.content().isEmpty()) {
            history.requireAwaitingAnswer();
        } else if (entry instanceof JournalEntry.Compaction compaction) {
            history.requireReplaceable(compaction.messages());
        }
    }

    /** Takes in an entry that was {@linkplain #check checked}. */
    synchronized void apply(JournalEntry entry) {
        if (entry instanceof JournalEntry.Prompt prompt) {
            history.addPrompt(prompt.content());
            progress = RunProgress.of(prompt);
        } else if (entry instanceof JournalEntry.Answer answer) {
            applyAnswer(answer);
        } else if (entry instanceof JournalEntry.Reminder reminder) {
            history.addPrompt(reminder.content());
            progress = progress == null ? null : progress.reminded();
        } else if (entry instanceof JournalEntry.ToolAsked asked) {
            PendingTurn.Call call = openCall(asked.callId());
            pending = turn().with(call.asked(asked.input(), asked.question()));
        } else if (entry instanceof JournalEntry.ToolGranted granted) {
            PendingTurn.Call call = openCall(granted.callId());
            pending = turn().with(call.granted());
        } else if (entry instanceof JournalEntry.ToolStarted started) {
            PendingTurn.Call call = openCall(started.callId());
            Status status = started.effect() == Effect.ONCE ? Status.UNCERTAIN : Status.ALLOWED;
            pending = turn().with(call.started(started.input(), status));
        } else if (entry instanceof JournalEntry.ToolFinished finished) {
            applyFinished(finished);
        } else if (entry instanceof JournalEntry.Compaction compaction) {
            history.replace(compaction.messages());
        } else if (entry instanceof JournalEntry.Stop stop) {
            applyStop(stop);
        }
    }

    private void applyAnswer(JournalEntry.Answer answer) {
        Message message = answer.content().isEmpty() ? null : Message.assistant(answer.content());
        boolean callsTools = message != null && !message.toolUses().isEmpty();
        if (callsTools) {
            pending = PendingTurn.of(message);
        } else if (message != null) {
            history.addAnswer(message);
        }
        if (progress != null) {
            progress = progress.with(answer, callsTools, message == null ? "" : message.text());
        }
    }

    private void applyFinished(JournalEntry.ToolFinished finished) {
        PendingTurn.Call call = openCall(finished.callId());
        Content.ToolUseResult result =
                new Content.ToolUseResult(finished.callId(), finished.content(), finished.error());
        PendingTurn turn = turn().with(call.done(result));
        progress = progress == null ? null : progress.finished(call.call().name(), finished.error());
        if (turn.isDone()) {
            history.addToolTurn(turn.answer(), turn.results());
            pending = null;
        } else {
            pending = turn;
        }
    }

    private void applyStop(JournalEntry.Stop stop) {
        if (!stop.over()) {
            return;
        }
        progress = null;
        if (stop.runId() != null) {
            stops.put(stop.runId(), stop);
        }
    }

    private PendingTurn turn() {
        if (pending == null) {
            throw new IllegalStateException("no tool call waits for its result");
        }
        return pending;
    }

    private PendingTurn.Call openCall(String callId) {
        return turn().find(callId)
                .filter(PendingTurn.Call::isOpen)
                .orElseThrow(() -> new IllegalArgumentException("no tool call '" + callId + "' waits for its result"));
    }

    private void requireNothingPending() {
        if (pending != null) {
            throw new IllegalStateException("tool calls wait for their results");
        }
    }
}
