package dev.hawser.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionInfo;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionReader;
import dev.hawser.agent.session.SessionStore;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the parts of {@link SessionStoreContract} are checked on. */
interface StoreUnderTest {

    /** Returns the store under test: the same one each time within a test, and empty at its start. */
    SessionStore store();

    static List<String> records(SessionReader reader) {
        List<String> records = new ArrayList<>();
        reader.forEachRecord(records::add);
        return records;
    }

    /** Writes a session and gives it back. */
    static void write(SessionStore store, String id, String... records) {
        try (SessionLog log = store.open(id)) {
            for (String record : records) {
                log.append(record);
            }
            log.flush();
        }
    }

    static List<String> ids(SessionStore store) {
        return store.list().stream().map(SessionInfo::id).toList();
    }

    static SessionException failure(ThrowingCallable action) {
        return catchThrowableOfType(SessionException.class, action);
    }
}
