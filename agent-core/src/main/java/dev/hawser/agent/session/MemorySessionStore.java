package dev.hawser.agent.session;

import dev.hawser.agent.session.SessionException.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps sessions in the memory of this process, for tests and for processes that need no memory of the last one. What it
 * keeps is never given up, except by {@link #delete}.
 *
 * <p>Safe to use from any thread.
 */
public final class MemorySessionStore implements SessionStore {

    private final Map<String, MemorySession> sessions = new ConcurrentHashMap<>();

    /** Creates a store that keeps nothing yet. */
    public MemorySessionStore() {}

    @Override
    public SessionLog open(String id) {
        SessionStore.requireValidId(id);
        MemorySession[] taken = new MemorySession[1];
        sessions.compute(id, (key, existing) -> {
            MemorySession session = existing == null ? new MemorySession(key) : existing;
            requireTaken(session);
            taken[0] = session;
            return session;
        });
        return new MemorySessionLog(taken[0]);
    }

    @Override
    public SessionReader read(String id) {
        return find(id);
    }

    @Override
    public List<SessionInfo> list() {
        return sessions.values().stream()
                .map(MemorySession::info)
                .sorted(Comparator.comparing(SessionInfo::lastWritten).reversed())
                .toList();
    }

    @Override
    public boolean delete(String id) {
        boolean[] deleted = new boolean[1];
        sessions.computeIfPresent(id, (key, session) -> {
            requireTaken(session);
            deleted[0] = true;
            return null;
        });
        return deleted[0];
    }

    @Override
    public void requestCancel(String id) {
        find(id).cancelRequested(true);
    }

    private MemorySession find(String id) {
        MemorySession session = sessions.get(id);
        if (session == null) {
            throw new SessionException(Kind.NOT_FOUND, id, "there is no session '" + id + "' in this store");
        }
        return session;
    }

    private static void requireTaken(MemorySession session) {
        if (!session.take()) {
            throw new SessionException(
                    Kind.BUSY,
                    session.id(),
                    "session '" + session.id() + "' is held by another log of this process: close that one first");
        }
    }
}
