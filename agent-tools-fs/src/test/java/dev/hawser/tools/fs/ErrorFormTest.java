package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolOutcome;
import dev.hawser.agent.tool.ToolRunner;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.text.Escapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every tool says of a path that it can't use: a code, the path as it was given, why, and what to do next. */
class ErrorFormTest {

    private static final Map<String, String> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("list_files", "{\"path\":%s}");
        CALLS.put("find_files", "{\"pattern\":\"*\",\"path\":%s}");
        CALLS.put("search_files", "{\"pattern\":\"x\",\"path\":%s}");
        CALLS.put("read_file", "{\"path\":%s}");
        CALLS.put("read_files", "{\"paths\":[%s]}");
        CALLS.put("file_info", "{\"path\":%s}");
        CALLS.put("write_file", "{\"path\":%s,\"content\":\"x\"}");
        CALLS.put("edit_file", "{\"path\":%s,\"edits\":[{\"old\":\"a\",\"new\":\"b\"}]}");
        CALLS.put("move_file", "{\"from\":%s,\"to\":\"moved\"}");
        CALLS.put("delete_file", "{\"path\":%s}");
        CALLS.put("make_directory", "{\"path\":%s}");
    }

    /** Tools for which a path that does not exist is no mistake. */
    private static final List<String> CREATING = List.of("write_file", "make_directory");

    private static final List<String> CHANGING = List.of("write_file", "move_file", "delete_file", "make_directory");

    @TempDir
    private Path root;

    private TemporaryWorkspace files;
    private ToolRunner runner;

    @BeforeEach
    void open() throws IOException {
        files = new TemporaryWorkspace(root).with("d/a.txt", "a");
        Files.createSymbolicLink(root.resolve("out"), root.resolve("../elsewhere"));
        runner = new ToolRunner(Toolset.of(FileTools.all(files.workspace)));
    }

    @Test
    void every_tool_that_takes_a_path_is_in_the_table() {
        assertThat(Toolset.of(files.all).names())
                .allMatch(name -> CALLS.containsKey(name) || name.equals("apply_patch"))
                .hasSize(CALLS.size() + 1);
    }

    @Test
    void every_tool_refuses_a_path_in_the_same_form() throws IOException {
        for (String tool : CALLS.keySet()) {
            assertRefused(tool, "../d/a.txt", "outside");
            assertRefused(tool, root + "/d/a.txt", "outside");
            assertRefused(tool, "d/a.txt/b", "not_a_directory");
            assertRefused(tool, "out/a.txt", CHANGING.contains(tool) ? "symlink" : "outside");
            assertRefused(tool, "d/" + "n".repeat(300), "invalid_path");
            if (!CREATING.contains(tool)) {
                assertRefused(tool, "d/b.txt", "not_found");
                assertRefused(tool, " d/\u202Ea", "not_found");
            }
        }
    }

    @Test
    void a_patch_refuses_paths_like_the_other_tools() throws IOException {
        for (String header :
                List.of("Update File: %s\n@@\n-a\n+b", "Delete File: %s", "Update File: %s\n*** Move to: moved")) {
            for (Map.Entry<String, String> path : Map.of(
                            "../d/a.txt",
                            "outside",
                            root + "/d/a.txt",
                            "outside",
                            "d/a.txt/b",
                            "not_a_directory",
                            "d/b.txt",
                            "not_found")
                    .entrySet()) {
                ObjectNode arguments = Json.object()
                        .put("patch", "*** Begin Patch\n*** " + header.formatted(path.getKey()) + "\n*** End Patch");
                assertThat(failure("apply_patch", arguments))
                        .startsWith("patch was not applied, because of 1 problem. Nothing was changed.\n1. "
                                + path.getValue() + ": ")
                        .contains(Escapes.quote(path.getKey()))
                        .endsWith(".\nMend the patch, and send the whole of it again.");
            }
        }
    }

    private void assertRefused(String tool, String path, String code) throws IOException {
        String quoted = Json.mapper().writeValueAsString(path);
        String error = failure(tool, (ObjectNode) Json.parse(CALLS.get(tool).formatted(quoted)));
        String told = error.replaceFirst("^.* was not read\\. ", "").strip();

        assertThat(told)
                .as(tool)
                .startsWith(code + ": ")
                .contains(Escapes.quote(path))
                .matches("(?s).*[.}]");
        if (!path.startsWith("/")) {
            assertThat(error).doesNotContain(root.toString());
        }
    }

    private String failure(String tool, ObjectNode arguments) {
        ToolOutcome outcome = runner.run(new Content.ToolUse("1", tool, arguments), ToolContext.detached());
        assertThat(outcome.kind()).as("%s %s", tool, arguments).isEqualTo(ToolOutcome.Kind.FAILED);
        assertThat(outcome.result().error()).isTrue();
        return ((Content.Text) outcome.result().content().get(0)).text();
    }
}
