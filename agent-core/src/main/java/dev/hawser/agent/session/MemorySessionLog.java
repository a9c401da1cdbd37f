package dev.hawser.agent.session;

import dev.hawser.agent.session.SessionException.Kind;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The right to write to a session in memory. */
final class MemorySessionLog implements SessionLog {

    private final MemorySession session;
    private final AtomicBoolean closed = new AtomicBoolean();

    MemorySessionLog(MemorySession session) {
        this.session = session;
    }

    @Override
    public void append(String record) {
        requireOpen();
        session.add(record);
    }

    @Override
    public void flush() {
        requireOpen();
    }

    @Override
    public void attach(String name, byte[] content) {
        requireOpen();
        session.attach(name, content);
    }

    @Override
    public boolean isCancelRequested() {
        return session.cancelRequested();
    }

    @Override
    public void clearCancelRequest() {
        requireOpen();
        session.cancelRequested(false);
    }

    @Override
    public void forEachRecord(Consumer<String> record) {
        session.forEachRecord(record);
    }

    @Override
    public byte[] attachment(String name) {
        return session.attachment(name);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            session.giveBack();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new SessionException(
                    Kind.LOST, session.id(), "session '" + session.id() + "' was given back: open it again to write");
        }
    }
}
