package dev.hawser.agent.session.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionReader;
import dev.hawser.agent.session.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of the file store do over and over. */
final class Sessions {

    private Sessions() {}

    static String record(int n) {
        return "{\"n\":" + n + "}";
    }

    static List<String> recordsTo(int end) {
        return IntStream.range(0, end).mapToObj(Sessions::record).toList();
    }

    /** Appends the records with those numbers to session {@code s}, as one holder. */
    static void write(SessionStore store, int from, int to) {
        try (SessionLog log = store.open("s")) {
            IntStream.range(from, to).mapToObj(Sessions::record).forEach(log::append);
        }
    }

    static List<String> read(SessionReader reader) {
        List<String> records = new ArrayList<>();
        reader.forEachRecord(records::add);
        return records;
    }

    static SessionException failure(ThrowingCallable action) {
        return catchThrowableOfType(SessionException.class, action);
    }
}
