package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.search.CaseMode;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoringTest {

    private final ToolContext call = ToolContext.detached();

    @TempDir
    private Path root;

    private FileTools files;

    @BeforeEach
    void ignore_two_directories() {
        new TemporaryWorkspace(root)
                .with("src/A.java", "foo")
                .with("src/out/B.java", "foo")
                .with("reports/C.java", "foo");
        files = FileTools.all(Workspace.at(root)).ignoring("out/").ignoring("/reports/");
    }

    @Test
    void what_fits_a_pattern_is_not_listed_found_or_searched() {
        assertThat(files.listFiles(".", 2, 100, null, false)).contains("A.java").doesNotContain("reports", "out");
        assertThat(files.findFiles("*.java", ".", 100, FindFiles.Sort.PATH, call))
                .isEqualTo("src/A.java\n[1 file.]\n");
        assertThat(files.searchFiles(
                        "foo", true, CaseMode.SMART, ".", null, SearchFiles.Output.FILES, null, false, 100, call))
                .isEqualTo("src/A.java\n[1 file with matches, 1 file searched.]\n");
    }

    @Test
    void it_is_looked_into_if_it_is_asked_for_by_name() {
        assertThat(files.findFiles("*.java", "reports", 100, FindFiles.Sort.PATH, call))
                .isEqualTo("reports/C.java\n[1 file.]\n");
    }

    @Test
    void the_tools_stay_the_same() {
        assertThat(Toolset.of(files).names())
                .isEqualTo(Toolset.of(FileTools.all(Workspace.at(root))).names());
    }
}
