package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.FindFiles.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindFilesTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void finds_files_in_the_order_of_their_paths() {
        files.with("src/b/B.java", "")
                .with("src/A.java", "")
                .with("src/b.java", "")
                .with("x.kt", "")
                .with("README", "");

        assertThat(find("*.{java,kt}", ".", 100)).isEqualTo("""
                src/A.java
                src/b/B.java
                src/b.java
                x.kt
                [4 files.]
                """);
    }

    @Test
    void the_pattern_starts_at_the_path_or_at_the_workspace() {
        files.with("a/src/A.java", "").with("a/src/b/B.java", "");

        assertThat(find("src/*.java", "a", 100)).isEqualTo("a/src/A.java\n[1 file.]\n");
        assertThat(find("a/src/*.java", "a", 100)).isEqualTo("a/src/A.java\n[1 file.]\n");
    }

    @Test
    void finds_directories_with_a_slash_at_the_end() {
        files.with("a/test/x", "").with("test/y", "").with("b/test", "");

        assertThat(find("test/", ".", 100)).isEqualTo("a/test/\ntest/\n[2 directories.]\n");
    }

    @Test
    void sorts_by_modification_the_newest_first() throws IOException {
        files.with("a", "").with("b", "").with("c", "");
        for (String name : new String[] {"a", "b", "c"}) {
            Instant time = Instant.parse(name.equals("b") ? "2024-01-02T03:04:05.6Z" : "2023-01-01T00:00:00Z");
            Files.setLastModifiedTime(root.resolve(name), FileTime.from(time));
        }

        assertThat(files.tools.findFiles("*", ".", 2, Sort.MODIFIED, ToolContext.detached()))
                .isEqualTo("""
                b	2024-01-02T03:04:05Z
                a	2023-01-01T00:00:00Z
                [2 of 3 files are shown. Give a narrower pattern or path, or take more: \
                find_files {"pattern":"*","sort":"modified","limit":3}]
                """);
    }

    @Test
    void says_what_was_looked_at_and_left_out_if_nothing_fits() {
        files.with(".gitignore", "out/\n").with("out/a.class", "").with("src/A.java", "");

        assertThat(find("*.class", ".", 100)).isEqualTo("""
                [No file in . fits '*.class'; 4 entries were looked at. Ignored by git and left out: 1 (out/); to look into an \
                ignored directory give it as path.]
                """);
        assertThat(find("*.class", "out", 100)).isEqualTo("out/a.class\n[1 file.]\n");
    }

    @Test
    void refuses_a_broken_pattern() {
        assertThatThrownBy(() -> find("a[b", ".", 100))
                .isInstanceOf(ToolException.class)
                .hasMessage("pattern 'a[b' is broken: close every [ with ], or write \\[ for the character itself");
    }

    @Test
    void ends_when_the_run_is_cancelled() {
        files.with("a", "");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        ToolContext detached = ToolContext.detached();
        ToolContext context = new ToolContext(
                detached.sessionId(),
                detached.callId(),
                detached.idempotencyKey(),
                cancelled,
                detached.deadline(),
                detached.progress(),
                detached.values());

        assertThatThrownBy(() -> files.tools.findFiles("*", ".", 100, Sort.PATH, context))
                .isInstanceOf(CancellationException.class);
    }

    private String find(String pattern, String path, int limit) {
        return files.tools.findFiles(pattern, path, limit, Sort.PATH, ToolContext.detached());
    }
}
