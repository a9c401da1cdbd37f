package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolSpec;
import dev.hawser.agent.tool.Toolset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools as an agent has them. */
class FileToolsTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;
    private Toolset tools;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
        tools = Toolset.of(FileTools.all(files.workspace));
    }

    @Test
    void models_see_these_arguments_and_defaults() {
        assertThat(tools.specs().stream().map(FileToolsTest::signature))
                .containsExactly(
                        "edit_file(path, edits, if_version?, dry_run=false) ONCE",
                        "find_files(pattern, path=\".\", limit=100, sort=\"path\") READS",
                        "list_files(path=\".\", depth=1, limit=200, cursor?, include_ignored=false) READS",
                        "read_file(path, offset=1, limit=2000) READS",
                        "search_files(pattern, literal=false, case=\"smart\", path=\".\", include?, output=\"content\", context?,"
                                + " multiline=false, limit=100) READS",
                        "write_file(path, content, mode=\"create\", if_version?) ONCE");
    }

    @Test
    void the_reading_tools_only_read() {
        Toolset reading = Toolset.of(FileTools.readOnly(files.workspace));

        assertThat(reading.specs().stream().map(ToolSpec::name))
                .containsExactly("find_files", "list_files", "read_file", "search_files");
        assertThat(reading.specs()).allMatch(spec -> spec.effect() == Effect.READS);
    }

    @Test
    void descriptions_are_short_and_say_when_to_use_another_tool() {
        for (ToolSpec spec : tools.specs()) {
            assertThat(spec.description().split("\\s+")).as(spec.name()).hasSizeLessThanOrEqualTo(120);
            assertThat(spec.description())
                    .as(spec.name())
                    .contains("Example: {", "Fails", " use ")
                    .doesNotContain("  ", "\n");
        }
    }

    @Test
    void the_example_in_a_description_is_a_call_that_is_understood() throws Exception {
        files.with("a.txt", "colour = red\n").with("src/App.java", "class AppTest\n".repeat(200));
        for (ToolSpec spec : tools.specs()) {
            String description = spec.description();
            String example = description.substring(description.indexOf("Example: ") + "Example: ".length());

            assertThat(call(spec.name(), example)).as(spec.name()).doesNotContain("No match", "No file");
        }
        assertThat(files.text("a.txt")).isEqualTo("colour = blue\n");
        assertThat(files.text("notes/todo.md")).isEqualTo("# To do\n");
    }

    @Test
    void optional_arguments_may_be_left_out_in_any_way() throws Exception {
        files.with("a.txt", "foo\n");
        String expected = call("search_files", "{\"pattern\":\"foo\"}");

        assertThat(expected).startsWith("a.txt\n1:\tfoo\n");
        for (String none : new String[] {"null", "\"\"", "\"null\""}) {
            String arguments = """
                    {"pattern":"foo","literal":%1$s,"case":%1$s,"path":%1$s,"include":%1$s,"output":%1$s,"context":%1$s,\
                    "multiline":%1$s,"limit":%1$s}""".formatted(none);
            assertThat(call("search_files", arguments)).as(none).isEqualTo(expected);
            assertThat(call("list_files", "{\"path\":%1$s,\"cursor\":%1$s,\"depth\":%1$s}".formatted(none)))
                    .as(none)
                    .startsWith("a.txt\t4 bytes\n");
        }
    }

    @Test
    void numbers_may_be_texts() throws Exception {
        files.with("a.txt", "1\n2\n3\n");

        assertThat(call("read_file", "{\"path\":\"a.txt\",\"offset\":\"2\",\"limit\":\"1\"}"))
                .contains("\n2\t2\n[Lines 2 to 2 of 3.");
    }

    @Test
    void a_call_that_an_answer_suggests_is_understood() throws Exception {
        for (int i = 0; i < 12; i++) {
            files.with("d/\"q\" " + i + ".txt", "foo\nfoo\n");
        }
        for (String first : List.of(
                "list_files {\"path\":\"d\",\"limit\":5}",
                "find_files {\"pattern\":\"*.txt\",\"limit\":5}",
                "search_files {\"pattern\":\"foo\",\"limit\":5,\"output\":\"files\",\"case\":\"sensitive\"}",
                "read_file {\"path\":\"d/\\\"q\\\" 0.txt\",\"limit\":1}")) {
            String tool = first.substring(0, first.indexOf(' '));
            String answer = call(tool, first.substring(tool.length() + 1));
            int next = answer.indexOf(tool + " {");
            assertThat(next).as(answer).isPositive();

            assertThat(call(tool, answer.substring(next + tool.length() + 1, answer.lastIndexOf('}') + 1)))
                    .as(first)
                    .isNotEmpty()
                    .isNotEqualTo(answer);
        }
    }

    @Test
    void a_read_only_workspace_refuses_to_write() {
        Toolset writing = Toolset.of(FileTools.all(files.workspace.readOnly()));

        assertThatThrownBy(() -> writing.find("write_file")
                        .orElseThrow()
                        .call(Json.parse("{\"path\":\"a\",\"content\":\"b\"}"), ToolContext.detached()))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("read_only: ");
    }

    private String call(String tool, String arguments) throws Exception {
        return tools.find(tool)
                .orElseThrow()
                .call(Json.parse(arguments), ToolContext.detached())
                .text();
    }

    private static String signature(ToolSpec spec) {
        List<String> required = new ArrayList<>();
        spec.inputSchema().path("required").forEach(name -> required.add(name.textValue()));
        List<String> arguments = new ArrayList<>();
        spec.inputSchema().get("properties").properties().forEach(property -> {
            JsonNode value = property.getValue().get("default");
            String name = property.getKey();
            arguments.add(required.contains(name) ? name : value == null ? name + "?" : name + "=" + value);
        });
        return spec.name() + "(" + String.join(", ", arguments) + ") " + spec.effect();
    }
}
