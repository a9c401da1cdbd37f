package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an agent. Pass the same session to several runs and the agent remembers.
 *
 * <p>Its history is valid at every instant, however a run ended: a model accepts it, and the next prompt can follow. One
 * run at a time writes to a session; reading is safe from any thread.
 */
public final class Session {

    private static final Content NOT_DECIDED =
            new Content.Text("Not run: nobody decided on it, and the conversation went on.");

    private final String id;
    private final History history = new History();
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile @Nullable PendingTurn pending;

    private Session(String id) {
        this.id = id;
    }

    /** Starts a session with a random id. It lives in memory. */
    public static Session create() {
        return new Session(UUID.randomUUID().toString());
    }

    /** Starts a session with that id. It lives in memory. */
    public static Session create(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the session id is blank");
        }
        return new Session(id);
    }

    /** Returns what tells this session from others. */
    public String id() {
        return id;
    }

    /** Returns the conversation so far, unmodifiable. Later turns don't change the returned list. */
    public List<Message> messages() {
        return history.messages();
    }

    /** Returns the turn that waits for a person's decision, if there is one. */
    public Optional<PendingTurn> pendingTurn() {
        return Optional.ofNullable(pending);
    }

    /** Takes the right to write, unless another run has it. The agent does this; close the writer to give it back. */
    public Optional<Writer> tryWrite() {
        return taken.compareAndSet(false, true) ? Optional.of(new Writer()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Session[" + id + ", " + messages().size() + " messages]";
    }

    /** The right to add to a session. Each addition is one step from a valid history to a valid history. */
    public final class Writer implements AutoCloseable {

        private Writer() {}

        /** Returns the session. */
        public Session session() {
            return Session.this;
        }

        /**
         * Adds a prompt. If the last one was never answered, this one joins it, since models refuse two user messages in a
         * row; the same prompt again is not added twice. Calls that still wait for a decision are not run, and the model is
         * told so.
         */
        public void addPrompt(List<Content> prompt) {
            PendingTurn turn = pending;
            if (turn != null) {
                addToolTurn(
                        turn.answer(),
                        turn.calls().stream().map(Writer::resultWithoutDecision).toList());
            }
            history.addPrompt(prompt);
        }

        /** Adds the model's answer to the prompt or to the tool results. It calls no tool. */
        public void addAnswer(Message answer) {
            history.addAnswer(answer);
        }

        /** Adds an answer that calls tools together with one result for each call, in the order of the calls. */
        public void addToolTurn(Message answer, List<Content.ToolUseResult> results) {
            history.addToolTurn(answer, results);
            pending = null;
        }

        /** Keeps a turn that waits for decisions, beside the history. */
        public void suspend(PendingTurn turn) {
            pending = turn;
        }

        /** Puts a shorter history in the place of the whole one. It must be valid and end like the one it replaces. */
        public void compact(List<Message> shorter) {
            history.replace(shorter);
        }

        /** Gives the right back. */
        @Override
        public void close() {
            taken.set(false);
        }

        private static Content.ToolUseResult resultWithoutDecision(PendingTurn.Call call) {
            Content.ToolUseResult result = call.result();
            return result != null
                    ? result
                    : new Content.ToolUseResult(call.call().id(), List.of(NOT_DECIDED), true);
        }
    }
}
