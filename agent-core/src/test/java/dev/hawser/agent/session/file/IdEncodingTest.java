package dev.hawser.agent.session.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdEncodingTest {

    @Test
    void plain_ids_are_their_own_names() {
        assertThat(IdEncoding.encode("run-7_a")).isEqualTo("run-7_a");
    }

    @Test
    void everything_else_is_escaped() {
        assertThat(IdEncoding.encode("../A%é🦜")).isEqualTo("%2e%2e%2f%41%25%e9%ud83e%udd9c");
    }

    @Test
    void every_id_has_a_safe_name_of_its_own() {
        Random random = new Random(3);
        Map<String, String> idByName = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String id = anyId(random);
            String encoded = IdEncoding.encode(id);
            String name = IdEncoding.directoryName(encoded);

            assertThat(name).matches("[a-z0-9_%-]{1,240}");
            assertThat(IdEncoding.decode(encoded)).isEqualTo(id);
            assertThat(idByName.getOrDefault(name, id)).isEqualTo(id);
            idByName.put(name, id);
        }
    }

    @Test
    void names_that_no_id_has_are_not_decoded() {
        for (String name : new String[] {"A", ".", "%", "%2", "%zz", "%61", "%u0041", "%u12", "%2E", "é"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> IdEncoding.decode(name));
        }
    }

    private static String anyId(Random random) {
        String alphabet = "aAbB.%/\\u2e-_ é\ud83e\udd9c\u0000Ω";
        StringBuilder id = new StringBuilder();
        for (int i = random.nextInt(10) == 0 ? 200 : 1 + random.nextInt(4); i > 0; i--) {
            id.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return id.toString();
    }
}
