package dev.hawser.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static final String ALPHABET = "az \"\\/\b\t\n\f\r\0\u001f\u007fäß\u2028€\uffff\ud83d\ude00";

    @Test
    void the_length_is_what_jackson_writes() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            String text = text(random);
            assertThat(JsonText.length(text)).as(text).isEqualTo(written(text));
        }
    }

    @Test
    void a_cut_fits_keeps_characters_whole_and_cuts_no_more_than_it_must() {
        Random random = new Random(12);
        for (int i = 0; i < 5_000; i++) {
            String text = text(random);
            int most = 2 + random.nextInt(60);
            String cut = JsonText.cut(text, most);
            assertThat(text).startsWith(cut);
            assertThat(written(cut)).isLessThanOrEqualTo(most);
            if (cut.length() < text.length()) {
                int next = cut.length() + Character.charCount(text.codePointAt(cut.length()));
                assertThat(written(text.substring(0, next))).isGreaterThan(most);
            }
        }
    }

    private static String text(Random random) {
        int[] alphabet = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static int written(String text) {
        return TextNode.valueOf(text).toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
