package dev.hawser.testing;

import dev.hawser.agent.session.SessionStore;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link SessionStore} promises, as JUnit tests: that records come back whole and in order, that one holder at a time
 * writes, that ids of any text are kept apart. Extend it to check a store of your own.
 *
 * <pre>{@code
 * class MyStoreTest extends SessionStoreContract {
 *
 *     private final SessionStore store = new MyStore();
 *
 *     @Override
 *     public SessionStore store() {
 *         return store;
 *     }
 * }
 * }</pre>
 *
 * <p>This class needs {@code junit-jupiter-api} 6 and {@code assertj-core}. They are optional dependencies of this module:
 * the test scope of your project brings its own. A test gets a new instance, and fails after a minute rather than hang.
 */
@Timeout(60)
public abstract class SessionStoreContract implements RecordContract, HolderContract, IdContract {

    /** Creates the contract; JUnit does. */
    protected SessionStoreContract() {}
}
