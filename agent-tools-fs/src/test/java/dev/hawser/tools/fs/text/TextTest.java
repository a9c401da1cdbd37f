package dev.hawser.tools.fs.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void knows_an_encoding_by_its_byte_order_mark() {
        assertThat(Text.decode("é".getBytes(UTF_8)).encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(Text.decode("\uFEFFé".getBytes(UTF_8)).encoding()).isEqualTo(Encoding.UTF_8_BOM);
        assertThat(Text.decode("\uFEFFé".getBytes(UTF_16LE)).encoding()).isEqualTo(Encoding.UTF_16LE);
        assertThat(Text.decode("\uFEFFé".getBytes(UTF_16BE)).encoding()).isEqualTo(Encoding.UTF_16BE);
        assertThat(Text.decode(new byte[0]).encoding()).isEqualTo(Encoding.UTF_8);
    }

    @Test
    void the_byte_order_mark_is_not_part_of_the_characters() {
        for (var charset : new java.nio.charset.Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
            assertThat(Text.decode("\uFEFFé😀\n".getBytes(charset)).chars()).isEqualTo("é😀\n");
        }
    }

    @Test
    void any_bytes_survive_decoding_and_encoding() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = anyBytes(random);

            assertThat(Text.decode(bytes).encode()).isEqualTo(bytes);
        }
    }

    @Test
    void a_change_of_some_characters_changes_no_other_bytes() {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            Text text = Text.decode(anyBytes(random));
            int at = random.nextInt(text.chars().length() + 1);
            String before = text.chars().substring(0, at);
            String after = text.chars().substring(at);
            if (at > 0 && Character.isHighSurrogate(before.charAt(at - 1))) {
                continue;
            }
            byte[] whole = text.withChars(before + "é" + after).encode();
            byte[] left = text.withChars(before).encode();
            byte[] right = Text.of(text.encoding(), after).encode();
            byte[] inserted = Text.of(text.encoding(), "é").encode();
            int mark = text.encoding().markLength();
            int odd = text.encode().length
                    - Text.of(text.encoding(), text.chars()).encode().length;

            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            expected.write(left, 0, left.length - odd);
            expected.write(inserted, mark, inserted.length - mark);
            expected.write(right, mark, right.length - mark);
            expected.write(left, left.length - odd, odd);
            assertThat(whole).isEqualTo(expected.toByteArray());
        }
    }

    private static byte[] anyBytes(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (random.nextInt(5)) {
            case 0 -> bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            case 1 -> bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
            case 2 -> bytes.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF});
            default -> {}
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> bytes.write(random.nextInt(256));
                case 1 -> bytes.writeBytes("é€😀\r\n".getBytes(UTF_8));
                case 2 -> bytes.writeBytes("\uFFFDä".getBytes(random.nextBoolean() ? UTF_8 : UTF_16LE));
                default -> bytes.write('a' + random.nextInt(3));
            }
        }
        return bytes.toByteArray();
    }
}
