package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolSpec;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
                        "apply_patch(patch) ONCE",
                        "delete_file(path, recursive=false) ONCE",
                        "edit_file(path, edits, if_version?, dry_run=false) ONCE",
                        "file_info(path) READS",
                        "find_files(pattern, path=\".\", limit=100, sort=\"path\") READS",
                        "list_files(path=\".\", depth=1, limit=200, cursor?, include_ignored=false) READS",
                        "make_directory(path) IDEMPOTENT",
                        "move_file(from, to, overwrite=false) ONCE",
                        "read_file(path, offset=1, limit=2000) READS",
                        "read_files(paths) READS",
                        "search_files(pattern, literal=false, case=\"smart\", path=\".\", include?, output=\"content\", context?,"
                                + " multiline=false, limit=100) READS",
                        "write_file(path, content, mode=\"create\", if_version?) ONCE");
    }

    @Test
    void the_reading_tools_only_read() {
        Toolset reading = Toolset.of(FileTools.readOnly(files.workspace));

        assertThat(reading.specs().stream().map(ToolSpec::name))
                .containsExactly("file_info", "find_files", "list_files", "read_file", "read_files", "search_files");
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
        for (ToolSpec spec : tools.specs()) {
            assertThat(callOnSample(spec.name(), Json.write(example(spec))))
                    .as(spec.name())
                    .doesNotContain("No match", "No file", "was not read");
        }
    }

    @Test
    void optional_arguments_may_be_left_out_in_any_way() throws Exception {
        for (ToolSpec spec : tools.specs()) {
            ObjectNode required = example(spec);
            required.retain(required(spec));
            String expected = callOnSample(spec.name(), Json.write(required));

            for (JsonNode none : List.of(NullNode.instance, TextNode.valueOf(""), TextNode.valueOf("null"))) {
                ObjectNode arguments = required.deepCopy();
                spec.inputSchema()
                        .get("properties")
                        .fieldNames()
                        .forEachRemaining(name -> arguments.putIfAbsent(name, none));
                assertThat(callOnSample(spec.name(), Json.write(arguments)))
                        .as("%s %s", spec.name(), arguments)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void numbers_and_booleans_may_be_texts() throws Exception {
        for (ToolSpec spec : tools.specs()) {
            ObjectNode plain = example(spec);
            spec.inputSchema().get("properties").properties().forEach(property -> {
                JsonNode value = property.getValue().path("default");
                if (value.isNumber() || value.isBoolean()) {
                    plain.putIfAbsent(property.getKey(), value);
                }
            });
            ObjectNode texts = plain.deepCopy();
            plain.properties().forEach(argument -> {
                if (argument.getValue().isNumber() || argument.getValue().isBoolean()) {
                    texts.put(argument.getKey(), argument.getValue().asText());
                }
            });
            assertThat(callOnSample(spec.name(), Json.write(texts)))
                    .as(spec.name())
                    .isEqualTo(callOnSample(spec.name(), Json.write(plain)));
        }
    }

    @Test
    void lists_may_be_texts() throws Exception {
        for (ToolSpec spec : tools.specs()) {
            ObjectNode texts = example(spec);
            example(spec).properties().forEach(argument -> {
                if (argument.getValue().isArray()) {
                    texts.put(argument.getKey(), Json.write(argument.getValue()));
                }
            });
            assertThat(callOnSample(spec.name(), Json.write(texts)))
                    .as(spec.name())
                    .isEqualTo(callOnSample(spec.name(), Json.write(example(spec))));
        }
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

    /** Calls a tool on files that are as they were before the call before. */
    private String callOnSample(String tool, String arguments) throws Exception {
        files.workspace.list(".", 100, null).entries().forEach(entry -> files.workspace.delete(entry.path(), true));
        files.with("a.txt", "colour = red\n")
                .with("old.txt", "old\n")
                .with("pom.xml", "<project/>\n")
                .with("notes/done.md", "# Done\n")
                .with("src/App.java", "class AppTest\n".repeat(200));
        Files.setLastModifiedTime(root.resolve("src/App.java"), FileTime.from(Instant.EPOCH));
        return call(tool, arguments);
    }

    private static ObjectNode example(ToolSpec spec) throws IOException {
        String description = spec.description();
        return (ObjectNode) Json.parse(description.substring(description.indexOf("Example: ") + "Example: ".length()));
    }

    private static List<String> required(ToolSpec spec) {
        List<String> required = new ArrayList<>();
        spec.inputSchema().path("required").forEach(name -> required.add(name.textValue()));
        return required;
    }

    private static String signature(ToolSpec spec) {
        List<String> required = required(spec);
        List<String> arguments = new ArrayList<>();
        spec.inputSchema().get("properties").properties().forEach(property -> {
            JsonNode value = property.getValue().get("default");
            String name = property.getKey();
            arguments.add(required.contains(name) ? name : value == null ? name + "?" : name + "=" + value);
        });
        return spec.name() + "(" + String.join(", ", arguments) + ") " + spec.effect();
    }
}
