package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.tool.Tool;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileToolsTest {

    @TempDir
    private Path root;

    @Test
    void all_tools_read_and_write() {
        assertThat(tools(FileTools.all(Workspace.at(root))))
                .containsOnlyKeys("list_files", "find_files", "search_files", "read_file", "write_file", "edit_file");
    }

    @Test
    void the_reading_tools_only_read() {
        assertThat(tools(FileTools.readOnly(Workspace.at(root))))
                .containsOnlyKeys("list_files", "find_files", "search_files", "read_file");
    }

    @Test
    void descriptions_are_short_and_say_when_to_use_another_tool() {
        tools(FileTools.all(Workspace.at(root))).forEach((name, tool) -> {
            assertThat(tool.value().split("\\s+")).as(name).hasSizeLessThanOrEqualTo(120);
            assertThat(tool.value())
                    .as(name)
                    .contains("Example: {", "Fails", " use ")
                    .doesNotContain("  ", "\n");
        });
    }

    private static TreeMap<String, Tool> tools(FileTools files) {
        TreeMap<String, Tool> tools = new TreeMap<>();
        for (Class<?> type = files.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                Tool tool = method.getAnnotation(Tool.class);
                if (tool != null) {
                    tools.put(tool.name(), tool);
                }
            }
        }
        return tools;
    }
}
