package dev.hawser.agent.session.file;

import static dev.hawser.agent.session.file.Sessions.read;
import static dev.hawser.agent.session.file.Sessions.recordsTo;
import static dev.hawser.agent.session.file.Sessions.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldTest {

    @TempDir
    Path root;

    private FileSessionStore store;
    private SessionDirectory directory;

    @BeforeEach
    void create_a_store() {
        store = FileSessionStore.at(root);
        directory = SessionDirectory.of(root, "s");
    }

    @Test
    void the_seventeenth_holder_copies_all_segments_into_its_own() throws IOException {
        holders(0, 17);

        assertThat(SegmentChain.newest(directory).links())
                .containsExactly(new SegmentHeader.Link(17, SegmentChain.OPEN_END));
        assertThat(directory.segments()).hasSize(17);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(17));
    }

    @Test
    void the_holder_after_it_deletes_what_was_copied() throws IOException {
        holders(0, 18);

        assertThat(directory.segments()).containsExactly(17, 18);
        assertThat(directory.leases()).containsExactly(17, 18);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(18));
    }

    @Test
    void a_session_can_be_folded_over_and_over() throws IOException {
        holders(0, 40);

        assertThat(directory.segments()).hasSizeLessThanOrEqualTo(17);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(40));
    }

    /** Cuts the copy at every byte, as a process that dies while it copies: the older segments still count. */
    @Test
    void a_copy_that_is_not_complete_is_ignored() throws IOException {
        holders(0, 16);
        holders(16, 16);
        byte[] copy = Files.readAllBytes(directory.segment(17));
        for (int length = 0; length < copy.length; length++) {
            Files.write(directory.segment(17), Arrays.copyOf(copy, length));

            assertThat(read(store.read("s"))).isEqualTo(recordsTo(16));
        }
        write(store, 16, 17);
        assertThat(read(store.read("s"))).isEqualTo(recordsTo(17));
    }

    /** An end of the copy that has records after it was complete once. */
    @Test
    void a_damaged_end_of_the_copy_is_damage() throws IOException {
        holders(0, 17);
        byte[] folded = Files.readAllBytes(directory.segment(17));
        int end = new String(folded, StandardCharsets.UTF_8).indexOf("folded");
        folded[end] ^= 1;
        Files.write(directory.segment(17), folded);

        assertThat(Sessions.failure(() -> read(store.read("s")))).returns(Kind.CORRUPT, SessionException::kind);
    }

    /** Each holder writes one record; if there are none left, the holder only opens. */
    private void holders(int from, int to) {
        IntStream.range(from, to).forEach(i -> write(store, i, i + 1));
        if (from == to) {
            write(store, from, to);
        }
    }
}
