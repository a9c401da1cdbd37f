package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFilesTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void shows_each_file_as_read_file_does_in_the_order_asked_for() {
        files.with("b.txt", "b\n".repeat(5)).with("a.txt", "one\ntwo\n");

        assertThat(read("b.txt", "a.txt", "b.txt"))
                .isEqualTo(readOne("b.txt") + "\n" + readOne("a.txt"))
                .startsWith("b.txt (version " + files.workspace.version("b.txt") + ", 5 lines, 10 bytes)\n1\tb\n");
    }

    @Test
    void one_failure_does_not_fail_the_rest() {
        files.with("a.txt", "one\n")
                .with("b.bin", "a\0b")
                .with("c.png", "\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read("a.tx", "a.txt", "b.bin", "../x", "c.png"))
                .isEqualTo("""
                a.tx was not read. not_found: 'a.tx' does not exist. Similar paths: 'a.txt'. To see what is there, list '.'.

                a.txt (version %s, 1 line, 4 bytes)
                1	one

                b.bin was not read. not_text: 'b.bin' is a binary file (3 bytes): it holds NUL bytes. Only text and pictures \
                (png, jpeg, gif, webp) can be read. Look for a text form of it, or for what it was made from.

                ../x was not read. outside: '../x' goes up out of the workspace. Only what is within the workspace can be used.

                c.png was not read. not_text: 'c.png' is a picture (png, 8 bytes). To look at it: read_file \
                {"path":"c.png"}
                """.formatted(files.workspace.version("a.txt")));
    }

    @Test
    void fails_if_nothing_could_be_read() {
        assertThatThrownBy(() -> read("a", "b"))
                .isInstanceOf(ToolException.class)
                .hasMessage("""
                        a was not read. not_found: 'a' does not exist. To see what is there, list '.'.

                        b was not read. not_found: 'b' does not exist. To see what is there, list '.'.
                        """);
    }

    @Test
    void large_files_share_what_small_ones_leave_and_say_how_to_go_on() {
        files.with("large1.txt", "0123456789\n".repeat(10_000))
                .with("small.txt", "small\n")
                .with("large2.txt", "0123456789\n".repeat(20_000));

        String answer = read("large1.txt", "small.txt", "large2.txt");

        assertThat(answer.length()).isBetween(40_000, 52_000);
        assertThat(answer)
                .contains("small.txt (version " + files.workspace.version("small.txt")
                        + ", 1 line, 6 bytes)\n1\tsmall\n\n");
        int first = lastLine(answer, "large1.txt");
        int second = lastLine(answer, "large2.txt");
        assertThat(first).isBetween(1300, 1700);
        assertThat(second).isBetween(1300, 1700);
    }

    @Test
    void every_file_gets_at_least_a_line() {
        String[] paths = IntStream.range(0, 20).mapToObj(i -> i + ".txt").toArray(String[]::new);
        for (String path : paths) {
            files.with(path, ("x".repeat(1990) + "\n").repeat(40));
        }

        String answer = read(paths);

        assertThat(answer.length()).isLessThan(60_000);
        for (String path : paths) {
            assertThat(answer).contains("Next: read_file {\"path\":\"" + path + "\",\"offset\":");
        }
    }

    @Test
    void takes_one_to_twenty_paths() {
        String[] paths = IntStream.range(0, 21).mapToObj(i -> i + ".txt").toArray(String[]::new);

        assertThatThrownBy(() -> read(paths)).hasMessage("paths has 21 paths: give 1 to 20 a call.");
        assertThatThrownBy(() -> read()).hasMessage("paths has 0 paths: give 1 to 20 a call.");
    }

    /** Returns the number of the line after which the call for the rest goes on. */
    private static int lastLine(String answer, String path) {
        String next = "Next: read_file {\"path\":\"" + path + "\",\"offset\":";
        int at = answer.indexOf(next) + next.length();
        return Integer.parseInt(answer.substring(at, answer.indexOf('}', at))) - 1;
    }

    private String read(String... paths) {
        return files.tools.readFiles(List.of(paths), ToolContext.detached());
    }

    private String readOne(String path) {
        return files.tools.readFile(path, 1, 2000).text();
    }
}
