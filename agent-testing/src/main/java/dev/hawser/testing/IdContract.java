package dev.hawser.testing;

import static dev.hawser.testing.StoreUnderTest.failure;
import static dev.hawser.testing.StoreUnderTest.ids;
import static dev.hawser.testing.StoreUnderTest.records;
import static dev.hawser.testing.StoreUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That sessions are found by their ids, whatever text these are. */
interface IdContract extends StoreUnderTest {

    /** Ids are text, not file names. */
    @Test
    default void ids_of_any_text_are_kept_apart() {
        List<String> ids = List.of(
                "s",
                "S",
                "ſ",
                ".",
                "..",
                "../s",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "a%2fb",
                "%2e",
                "a b ",
                "a b",
                "a\nb",
                "a\u0000b",
                "é",
                "e\u0301",
                "🦜",
                "\ud83e",
                "Ω".repeat(200),
                "Ω".repeat(199),
                "z".repeat(200),
                "Z".repeat(200));

        ids.forEach(id -> write(store(), id, "{\"id\":" + ids.indexOf(id) + "}"));

        assertThat(ids(store())).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids)
                .allSatisfy(id -> assertThat(records(store().read(id)))
                        .singleElement()
                        .asString()
                        .startsWith("{\"id\":" + ids.indexOf(id)));
    }

    /** Neither is an id. */
    @Test
    default void a_blank_or_very_long_id_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().open(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> store().open("x".repeat(201)));
    }

    /** Asking for a session does not create it. */
    @Test
    default void an_unknown_id_is_not_found() {
        assertThat(failure(() -> store().read("s")))
                .returns(Kind.NOT_FOUND, SessionException::kind)
                .returns("s", SessionException::sessionId);
        assertThat(failure(() -> store().requestCancel("s"))).returns(Kind.NOT_FOUND, SessionException::kind);
        assertThat(store().delete("s")).isFalse();
        assertThat(store().list()).isEmpty();
    }

    /** A new session of the same id has nothing of the deleted one. */
    @Test
    default void a_deleted_session_is_gone() {
        write(store(), "s", "{}");
        write(store(), "other", "{}");
        store().requestCancel("s");

        assertThat(store().delete("s")).isTrue();

        assertThat(store().delete("s")).isFalse();
        assertThat(ids(store())).containsExactly("other");
        try (var log = store().open("s")) {
            assertThat(records(log)).isEmpty();
            assertThat(log.isCancelRequested()).isFalse();
        }
    }

    /** The session that was written last comes first. */
    @Test
    default void sessions_are_listed_by_when_they_were_written() throws Exception {
        write(store(), "a", "{}");
        Thread.sleep(20);
        write(store(), "b", "{}");
        Thread.sleep(20);
        write(store(), "a", "{}");

        assertThat(ids(store())).containsExactly("a", "b");
        assertThat(store().list())
                .allSatisfy(info -> assertThat(info.lastWritten())
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60)));
    }
}
