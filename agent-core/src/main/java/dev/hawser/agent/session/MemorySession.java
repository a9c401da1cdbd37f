package dev.hawser.agent.session;

import dev.hawser.agent.session.SessionException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is kept of one session in memory. */
final class MemorySession implements SessionReader {

    private final String id;
    private final List<String> records = new ArrayList<>();
    private final Map<String, byte[]> attachments = new HashMap<>();
    private Instant lastWritten = Instant.now();
    private boolean taken;
    private volatile boolean cancelRequested;

    MemorySession(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    synchronized SessionInfo info() {
        return new SessionInfo(id, lastWritten);
    }

    synchronized boolean take() {
        boolean free = !taken;
        taken = true;
        return free;
    }

    synchronized void giveBack() {
        taken = false;
    }

    synchronized void add(String record) {
        records.add(record);
        lastWritten = Instant.now();
    }

    synchronized void attach(String name, byte[] content) {
        attachments.putIfAbsent(name, content.clone());
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    void cancelRequested(boolean requested) {
        cancelRequested = requested;
    }

    @Override
    public void forEachRecord(Consumer<String> record) {
        List<String> written;
        synchronized (this) {
            written = List.copyOf(records);
        }
        written.forEach(record);
    }

    @Override
    public synchronized byte[] attachment(String name) {
        byte[] content = attachments.get(name);
        if (content == null) {
            throw new SessionException(Kind.CORRUPT, id, "session '" + id + "' has no attachment " + name);
        }
        return content.clone();
    }
}
