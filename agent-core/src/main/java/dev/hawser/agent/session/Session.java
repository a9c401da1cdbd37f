package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.Memo;
import dev.hawser.agent.tool.Effect;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an agent. Pass the same session to several runs and the agent remembers.
 *
 * <pre>{@code
 * try (Session session = Session.open(FileSessionStore.at(Path.of("sessions")), "review-42")) {
 *     agent.run("Review src.", RunOptions.defaults().session(session).runId("first"));
 * }
 * }</pre>
 *
 * <p>A session of a store survives this process: each step is written down before the next is taken, and after a crash the
 * same call goes on where it was. Its history is valid at every instant, however a run ended: a model accepts it, and the
 * next prompt can follow. One run at a time writes to a session; reading is safe from any thread.
 */
public final class Session implements AutoCloseable {

    private static final String NOT_DECIDED = "Not run: nobody decided on it, and the conversation went on.";

    private final String id;
    private final @Nullable Journal journal;
    private final SessionState state = new SessionState();
    private final Memo memo = new Memo();
    private final AtomicBoolean taken = new AtomicBoolean();

    private Session(String id, @Nullable SessionLog log) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the session id is blank");
        }
        this.id = id;
        this.journal = log == null ? null : new Journal(id, log);
    }

    /** Starts a session with a random id. It lives in memory and needs no closing. */
    public static Session create() {
        return create(UUID.randomUUID().toString());
    }

    /** Starts a session with that id. It lives in memory and needs no closing. */
    public static Session create(String id) {
        return new Session(id, null);
    }

    /**
     * Opens a session of a store for this process alone, or starts it. Close it, so that others can open it.
     *
     * @throws SessionException with {@link SessionException.Kind#BUSY} if another process has it, {@code CORRUPT} if it can't
     *     be read; the message says what to do
     */
    public static Session open(SessionStore store, String id) {
        SessionLog log = store.open(id);
        try {
            Session session = new Session(id, log);
            session.replay();
            return session;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private void replay() {
        if (journal != null) {
            journal.replay(entry -> {
                state.check(entry);
                state.apply(entry);
            });
        }
    }

    /** Returns what tells this session from others. */
    public String id() {
        return id;
    }

    /** Returns the conversation so far, unmodifiable. Later turns don't change the returned list. */
    public List<Message> messages() {
        return state.messages();
    }

    /** Returns the turn whose tool calls have not all a result, if there is one: some may wait for a person. */
    public Optional<PendingTurn> pendingTurn() {
        return state.pendingTurn();
    }

    /** Returns the run that has not ended for good, if there is one: it waits, was suspended, failed or crashed. */
    public Optional<RunProgress> unfinishedRun() {
        return state.unfinishedRun();
    }

    /** Returns how the run with that id ended, if it did. */
    public Optional<JournalEntry.Stop> stopOf(String runId) {
        return state.stopOf(runId);
    }

    /** Takes the right to write, unless another run has it. The agent does this; close the writer to give it back. */
    public Optional<Writer> tryWrite() {
        return taken.compareAndSet(false, true) ? Optional.of(new Writer()) : Optional.empty();
    }

    /** Gives a session of a store back, so that another process can open it. */
    @Override
    public void close() {
        if (journal != null) {
            journal.log().close();
        }
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

        /** Returns what models remember of the conversation. */
        public Memo memo() {
            return memo;
        }

        /**
         * Adds an entry: writes it down, then lets it count. When this returns, the entry survives a crash; a loss of power,
         * too, unless it is about a tool that only reads.
         *
         * @throws SessionException if it can't be written down
         */
        public void append(JournalEntry entry) {
            append(entry, Journal.mustLast(entry));
        }

        /** Adds the result of a call. That of a tool that only reads is flushed with the next entry. */
        public void finish(String callId, List<Content> content, boolean error, Effect effect) {
            append(new JournalEntry.ToolFinished(callId, content, error), effect != Effect.READS);
        }

        private void append(JournalEntry entry, boolean flush) {
            state.check(entry);
            if (journal != null) {
                journal.append(entry, flush);
            }
            state.apply(entry);
        }

        /**
         * Begins a run. If the last prompt was never answered, this one joins it, since models refuse two user messages in a
         * row; the same prompt again is not added twice. Calls that have no result yet are not run, and the model is told so.
         */
        public void prompt(@Nullable String runId, List<Content> content) {
            pendingTurn()
                    .ifPresent(turn -> turn.calls().stream()
                            .filter(PendingTurn.Call::isOpen)
                            .forEach(call -> append(new JournalEntry.ToolFinished(
                                    call.call().id(), List.of(new Content.Text(whyNotRun(call))), true))));
            append(new JournalEntry.Prompt(runId, content));
        }

        /** Puts a shorter history in the place of the whole one. It must be valid and end like the one it replaces. */
        public void compact(List<Message> shorter) {
            append(new JournalEntry.Compaction(shorter));
        }

        /** Returns whether the session is in a store, so that other processes know of it. */
        public boolean isStored() {
            return journal != null;
        }

        /** Returns whether another process asked to cancel the run. */
        public boolean isCancelRequested() {
            return journal != null && journal.log().isCancelRequested();
        }

        /** Forgets a request to cancel. */
        public void clearCancelRequest() {
            if (journal != null) {
                journal.log().clearCancelRequest();
            }
        }

        /** Gives the right back. */
        @Override
        public void close() {
            taken.set(false);
        }

        private static String whyNotRun(PendingTurn.Call call) {
            return call.status() == PendingTurn.Status.UNCERTAIN ? PendingTurn.UNCERTAIN_RESULT : NOT_DECIDED;
        }
    }
}
