package dev.hawser.tools.fs.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextStreamTest {

    @Test
    void gives_every_encoding_as_utf_8_without_a_mark() throws IOException {
        String text = "aé€😀\r\n".repeat(5000);

        for (var charset : new java.nio.charset.Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
            byte[] file = ("\uFEFF" + text).getBytes(charset);
            TextStream stream = TextStream.open(new ByteArrayInputStream(file));

            assertThat(stream.encoding()).isEqualTo(Encoding.of(file, file.length));
            assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void gives_the_same_however_the_file_is_read() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            String text = "a😀\n€".repeat(random.nextInt(2500));
            byte[] file = ("\uFEFF" + text).getBytes(random.nextBoolean() ? UTF_16LE : UTF_16BE);
            TextStream stream = TextStream.open(new ByteArrayInputStream(file) {
                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(5000)));
                }
            });

            assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void gives_invalid_utf_8_as_it_is() throws IOException {
        byte[] file = "caf\u00E9".getBytes(ISO_8859_1);

        assertThat(TextStream.open(new ByteArrayInputStream(file)).readAllBytes())
                .isEqualTo(file);
    }

    @Test
    void gives_half_a_character_of_utf_16_as_a_replacement() throws IOException {
        byte[] file = "\uFEFFa\uD83Db".getBytes(UTF_16LE);
        file[4] = 0x3D;
        file[5] = (byte) 0xD8;
        byte[] odd = Arrays.copyOf(file, file.length + 1);

        assertThat(new String(TextStream.open(new ByteArrayInputStream(odd)).readAllBytes(), UTF_8))
                .isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void tells_pictures_text_and_other_files_apart_by_their_content() throws IOException {
        assertThat(kind("\u0089PNG\r\n\u001A\n")).isEqualTo(new FileKind("png", false));
        assertThat(kind("\u00FF\u00D8\u00FF\u00E0")).isEqualTo(new FileKind("jpeg", false));
        assertThat(kind("GIF89a")).isEqualTo(new FileKind("gif", false));
        assertThat(kind("RIFF....WEBPVP8 ")).isEqualTo(new FileKind("webp", false));
        assertThat(kind("RIFF....WAVEfmt ")).isEqualTo(new FileKind("", true));
        assertThat(kind("a\0b")).isEqualTo(new FileKind("", false));
        assertThat(kind("")).isEqualTo(new FileKind("", true));
        assertThat(kind("a".repeat(8191) + "\0")).isEqualTo(new FileKind("", false));
        assertThat(kind("a".repeat(8192) + "\0")).isEqualTo(new FileKind("", true));
        assertThat(kind("\u00FF\u00FEa\0")).isEqualTo(new FileKind("", true));
    }

    private static FileKind kind(String latin1) throws IOException {
        return TextStream.open(new ByteArrayInputStream(latin1.getBytes(ISO_8859_1)))
                .kind();
    }
}
