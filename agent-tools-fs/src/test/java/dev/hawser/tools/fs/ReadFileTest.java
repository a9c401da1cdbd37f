package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFileTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void shows_a_file_with_numbers_and_its_version() {
        files.with("src/A.java", "class A {\n\tint a;\n\n}\n");

        assertThat(read("src/A.java", 1, 2000)).isEqualTo("""
                src/A.java (version %s, 4 lines, 21 bytes)
                1	class A {
                2		int a;
                3
                4	}
                """.formatted(files.workspace.version("src/A.java")));
    }

    @Test
    void shows_a_part_and_the_call_for_the_next() {
        files.with("a.txt", lines(1, 100));

        assertThat(read("a.txt", 11, 3)).isEqualTo("""
                a.txt (version %s, 100 lines, 792 bytes)
                11	line 11
                12	line 12
                13	line 13
                [Lines 11 to 13 of 100. Next: read_file {"path":"a.txt","offset":14,"limit":3}]
                """.formatted(files.workspace.version("a.txt")));
        assertThat(read("a.txt", 99, 2000)).endsWith("""
                99	line 99
                100	line 100
                [Lines 99 to 100 of 100.]
                """);
    }

    @Test
    void a_negative_offset_counts_from_the_end() {
        files.with("a.txt", lines(1, 100));

        assertThat(read("a.txt", -2, 2000)).endsWith("""
                bytes)
                99	line 99
                100	line 100
                [Lines 99 to 100 of 100.]
                """);
        assertThat(read("a.txt", -3, 1)).endsWith("""
                98	line 98
                [Lines 98 to 98 of 100. Next: read_file {"path":"a.txt","offset":99,"limit":1}]
                """);
        assertThat(read("a.txt", -1000, 2)).contains("1\tline 1\n2\tline 2\n[Lines 1 to 2 of 100.");
    }

    @Test
    void offset_0_is_the_first_line() {
        files.with("a.txt", "a\nb\n");

        assertThat(read("a.txt", 0, 2000)).isEqualTo(read("a.txt", 1, 2000)).contains("1\ta\n2\tb\n");
    }

    @Test
    void an_offset_behind_the_end_is_refused_with_the_number_of_lines() {
        files.with("a.txt", "a\nb\n");

        assertThatThrownBy(() -> read("a.txt", 3, 2000))
                .isInstanceOf(ToolException.class)
                .hasMessage("offset is 3, behind the end: 'a.txt' has 2 lines. For the last ones: read_file"
                        + " {\"path\":\"a.txt\",\"offset\":-2}");
    }

    @Test
    void stops_after_2000_lines_or_50_kilobytes() {
        files.with("many.txt", lines(1, 5000)).with("wide.txt", ("x".repeat(992) + "\n").repeat(100));

        assertThat(read("many.txt", 1, 2000))
                .contains("\n2000\tline 2000\n")
                .endsWith("[Lines 1 to 2000 of 5000. Next: read_file {\"path\":\"many.txt\",\"offset\":2001}]\n");
        assertThat(read("wide.txt", 1, 2000))
                .endsWith("[Lines 1 to 50 of 100. Next: read_file {\"path\":\"wide.txt\",\"offset\":51}]\n");
    }

    @Test
    void cuts_a_very_long_line_and_says_so() {
        files.with("min.js", "a\n" + "x".repeat(3_000_000) + "\nb\n");

        assertThat(read("min.js", 1, 2000))
                .contains("2\t" + "x".repeat(2000) + "… (+2998000 bytes)\n3\tb\n")
                .hasSizeLessThan(2200);
    }

    @Test
    void an_empty_file_is_said_to_be_empty() {
        files.with("a.txt", "");

        assertThat(read("a.txt", 1, 2000)).isEqualTo("a.txt is empty (version e3b0c44298fc).\n");
    }

    @Test
    void says_what_is_particular_about_a_file() {
        files.with("a.txt", "\uFEFFone\r\ntwo".getBytes(UTF_16LE));

        assertThat(read("a.txt", 1, 2000)).isEqualTo("""
                a.txt (version %s, 2 lines, 18 bytes, UTF-16 LE, CRLF)
                1	one
                2	two
                [The last line has no line break.]
                """.formatted(files.workspace.version("a.txt")));
    }

    @Test
    void shows_what_is_no_text_as_escapes_so_that_nothing_can_forge_a_line() {
        files.with("a.txt", "caf\u00E9\r2\tfake\u001B[2J\n".getBytes(ISO_8859_1))
                .with("b.txt", "a\u2028[end]\n");

        assertThat(read("a.txt", 1, 2000)).endsWith("""
                1	caf\\xE9\\r2	fake\\u001b[2J
                [What is shown as \\u… or \\x… are control characters, or bytes that aren't UTF-8. Edits keep them.]
                """);
        assertThat(read("b.txt", 1, 2000)).contains("1\ta\\u2028[end]\n");
    }

    @Test
    void shows_a_picture_as_a_picture_whatever_its_name() {
        byte[] png = "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR".getBytes(ISO_8859_1);
        files.with("logo.txt", png);

        assertThat(files.tools.readFile("logo.txt", 1, 2000))
                .isEqualTo(ToolResult.of(
                        new Content.Text("logo.txt is a picture (png, 16 bytes)."),
                        new Content.Image("png", new Source.Bytes(Blob.of(png)))));
    }

    @Test
    void refuses_other_binary_files_and_too_large_pictures_with_what_to_do() {
        files.with("a.txt", "abc\0def").with("b.png", "\u0089PNG\r\n\u001A\n".getBytes(ISO_8859_1));
        lengthen("b.png", 4_000_000);

        assertThatThrownBy(() -> read("a.txt", 1, 2000))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "not_text: 'a.txt' is a binary file (7 bytes): it holds NUL bytes. Only text and pictures (png, jpeg, gif,"
                                + " webp) can be read. Look for a text form of it, or for what it was made from.");
        assertThatThrownBy(() -> read("b.png", 1, 2000))
                .isInstanceOf(ToolException.class)
                .hasMessage(
                        "too_large: 'b.png' is a picture (png, 3.8 MB). Only pictures up to 3.75 MB can be looked at."
                                + " Work without it.");
    }

    @Test
    void reads_parts_of_a_file_that_is_too_large_for_memory_and_gives_it_no_version() {
        files.with("big.log", lines(1, 1_000_000));

        assertThat(read("big.log", 999_999, 2000)).isEqualTo("""
                big.log (1000000 lines, 11.3 MB)
                999999	line 999999
                1000000	line 1000000
                [Lines 999999 to 1000000 of 1000000.]
                """);
        assertThat(read("big.log", -1, 2000)).contains("1000000\tline 1000000\n");
    }

    @Test
    void counts_the_lines_of_a_huge_file_from_the_end_instead_of_reading_all_of_it() {
        files.with("huge.log", "start\n" + "x".repeat(9000));
        lengthen("huge.log", 300L << 20);
        append("huge.log", "\nlast but one\nlast\n");

        assertThat(read("huge.log", -2, 1)).isEqualTo("""
                huge.log (300.0 MB)
                -2	last but one
                [Lines -2 to -2, counted from the end. Next: read_file {"path":"huge.log","offset":-1,"limit":1}]
                """);
        assertThat(read("huge.log", -2, 2000)).endsWith("""
                -2	last but one
                -1	last
                [Lines -2 to -1, counted from the end.]
                """);
        assertThat(read("huge.log", 1, 1)).isEqualTo("""
                huge.log (300.0 MB)
                1	start
                [Lines 1 to 1. Next: read_file {"path":"huge.log","offset":2,"limit":1}]
                """);
    }

    @Test
    void a_file_that_is_not_there_is_answered_with_similar_ones() {
        files.with("src/App.java", "a");

        assertThatThrownBy(() -> read("src/app.java", 1, 2000))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("not_found: 'src/app.java' does not exist")
                .hasMessageContaining("src/App.java");
    }

    private String read(String path, long offset, int limit) {
        return files.tools.readFile(path, offset, limit).text();
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    /** Makes the file longer without taking space: what is added are zeros. */
    private void lengthen(String path, long size) {
        write(path, size - 1, "\0");
    }

    private void append(String path, String text) {
        write(path, root.resolve(path).toFile().length(), text);
    }

    private void write(String path, long offset, String text) {
        try (FileChannel channel = FileChannel.open(root.resolve(path), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)), offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
