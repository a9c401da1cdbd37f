package dev.hawser.user;

import dev.hawser.agent.session.MemorySessionStore;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.testing.SessionStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** In a package of its own, as a user's contract tests are. */
class SessionStoreContractTest {

    @Nested
    class InMemory extends SessionStoreContract {

        private final SessionStore store = new MemorySessionStore();

        @Override
        public SessionStore store() {
            return store;
        }
    }

    @Nested
    class InFiles extends SessionStoreContract {

        @TempDir
        Path root;

        @Override
        public SessionStore store() {
            return FileSessionStore.at(root.resolve("sessions"));
        }
    }
}
