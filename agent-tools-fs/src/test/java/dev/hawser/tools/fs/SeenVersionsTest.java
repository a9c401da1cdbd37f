package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenVersionsTest {

    @Test
    void remembers_small_files_until_others_need_the_room() {
        SeenVersions seen = new SeenVersions();
        seen.add("large", new byte[(256 << 10) + 1]);
        for (int i = 0; i < 17; i++) {
            seen.add("v" + i, new byte[256 << 10]);
            assertThat(seen.changesSince("v0", new byte[0])).as("after %d", i).isPresent();
        }

        assertThat(seen.changesSince("large", new byte[0])).isEmpty();
        assertThat(seen.changesSince("v1", new byte[0])).isEmpty();
        assertThat(seen.changesSince("v16", new byte[0])).isPresent();
    }

    @Test
    void shows_nothing_if_nothing_changed() {
        SeenVersions seen = new SeenVersions();
        seen.add("v", "a\n".getBytes(UTF_8));

        assertThat(seen.changesSince("v", "a\n".getBytes(UTF_8))).contains("");
    }
}
