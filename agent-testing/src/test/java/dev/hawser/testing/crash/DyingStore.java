package dev.hawser.testing.crash;

import dev.hawser.agent.session.SessionInfo;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionReader;
import dev.hawser.agent.session.SessionStore;
import java.util.List;
import java.util.function.Consumer;

/** A store whose process dies at once, without any farewell, around a write: an odd number before it, an even one behind it. */
record DyingStore(SessionStore store, int dieAt) implements SessionStore {

    @Override
    public SessionLog open(String id) {
        return new DyingLog(store.open(id), dieAt);
    }

    @Override
    public SessionReader read(String id) {
        return store.read(id);
    }

    @Override
    public List<SessionInfo> list() {
        return store.list();
    }

    @Override
    public boolean delete(String id) {
        return store.delete(id);
    }

    @Override
    public void requestCancel(String id) {
        store.requestCancel(id);
    }

    private static final class DyingLog implements SessionLog {

        private final SessionLog log;
        private final int dieAt;
        private int point;

        DyingLog(SessionLog log, int dieAt) {
            this.log = log;
            this.dieAt = dieAt;
        }

        private void point() {
            if (++point == dieAt) {
                Runtime.getRuntime().halt(137);
            }
        }

        @Override
        public void append(String record) {
            point();
            log.append(record);
            point();
        }

        @Override
        public void flush() {
            log.flush();
        }

        @Override
        public void attach(String name, byte[] content) {
            log.attach(name, content);
        }

        @Override
        public boolean isCancelRequested() {
            return log.isCancelRequested();
        }

        @Override
        public void clearCancelRequest() {
            log.clearCancelRequest();
        }

        @Override
        public void forEachRecord(Consumer<String> record) {
            log.forEachRecord(record);
        }

        @Override
        public byte[] attachment(String name) {
            return log.attachment(name);
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
