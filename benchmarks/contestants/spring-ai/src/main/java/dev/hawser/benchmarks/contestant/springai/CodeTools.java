package dev.hawser.benchmarks.contestant.springai;

import dev.hawser.benchmarks.contestant.Task;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;

/** The tools. Only one of them is called. */
final class CodeTools {

    @Tool(name = "read_file", description = "Read a part of a text file.")
    String readFile(
            @ToolParam(description = "Relative to the root") String path,
            @ToolParam(description = "The first line, from 1 on") int offset,
            @ToolParam(description = "How many lines") int limit) {
        return Task.read(path, offset, limit);
    }

    @Tool(name = "write_file", description = "Write a text file, whether there is one or not.")
    String writeFile(
            @ToolParam(description = "Relative to the root") String path,
            @ToolParam(description = "All of it") String content) {
        return Task.unused();
    }

    @Tool(name = "edit_file", description = "Replace a text that occurs once in a file.")
    String editFile(
            @ToolParam(description = "Relative to the root") String path,
            @ToolParam(description = "The text to replace") String old,
            @ToolParam(description = "The text to put there") String replacement) {
        return Task.unused();
    }

    @Tool(name = "list_files", description = "List the files of a directory.")
    String listFiles(
            @ToolParam(description = "Relative to the root") String path,
            @ToolParam(description = "How deep to go") int depth) {
        return Task.unused();
    }

    @Tool(name = "search_files", description = "Find the lines that match a regular expression.")
    String searchFiles(
            @ToolParam(description = "The expression") String pattern,
            @ToolParam(description = "Where to search") String path,
            @ToolParam(description = "The most lines to return") int limit) {
        return Task.unused();
    }

    @Tool(name = "run_tests", description = "Run the tests of a module.")
    String runTests(@ToolParam(description = "Its directory") String module) {
        return Task.unused();
    }
}
