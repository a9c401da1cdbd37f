package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.tools.fs.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingFilesTest {

    @TempDir
    Path root;

    Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.at(root);
    }

    @Test
    void creates_a_file_and_the_directories_above_it() throws IOException {
        WriteResult result = workspace.write("a/b/c.txt", "hello".getBytes(UTF_8), WriteMode.CREATE);

        assertThat(result).isEqualTo(new WriteResult("a/b/c.txt", true, 5, "2cf24dba5fb0"));
        assertThat(root.resolve("a/b/c.txt")).hasContent("hello");
        assertThat(filesBelow(root)).containsExactly("a", "a/b", "a/b/c.txt");
    }

    @Test
    void refuses_to_create_what_exists() throws IOException {
        Files.writeString(root.resolve("a"), "old");

        assertRefused(Code.EXISTS, () -> workspace.write("a", "new".getBytes(UTF_8), WriteMode.CREATE));
        assertThat(root.resolve("a")).hasContent("old");
    }

    @Test
    void overwrites_the_whole_content_or_creates_it() throws IOException {
        Files.writeString(root.resolve("a"), "a long old content");

        assertThat(workspace
                        .write("a", "new".getBytes(UTF_8), WriteMode.OVERWRITE)
                        .created())
                .isFalse();
        assertThat(workspace
                        .write("b", "new".getBytes(UTF_8), WriteMode.OVERWRITE)
                        .created())
                .isTrue();
        assertThat(root.resolve("a")).hasContent("new");
        assertThat(root.resolve("b")).hasContent("new");
    }

    @Test
    void appends_to_the_end_or_creates_it() throws IOException {
        Files.writeString(root.resolve("a"), "one\n");

        WriteResult result = workspace.write("a", "two\n".getBytes(UTF_8), WriteMode.APPEND);
        workspace.write("b", "one".getBytes(UTF_8), WriteMode.APPEND);

        assertThat(result).isEqualTo(new WriteResult("a", false, 8, Versions.of("one\ntwo\n".getBytes(UTF_8))));
        assertThat(root.resolve("a")).hasContent("one\ntwo\n");
        assertThat(root.resolve("b")).hasContent("one");
    }

    private static void assertRefused(Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WorkspaceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static List<String> filesBelow(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> !p.equals(root))
                    .map(p -> root.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }
}
