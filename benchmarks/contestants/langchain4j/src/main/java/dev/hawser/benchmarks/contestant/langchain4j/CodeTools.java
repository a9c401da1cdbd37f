package dev.hawser.benchmarks.contestant.langchain4j;

import dev.hawser.benchmarks.contestant.Task;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

/** The tools. Only one of them is called. */
final class CodeTools {

    @Tool(name = "read_file", value = "Read a part of a text file.")
    String readFile(
            @P("Relative to the root") String path,
            @P("The first line, from 1 on") int offset,
            @P("How many lines") int limit) {
        return Task.read(path, offset, limit);
    }

    @Tool(name = "write_file", value = "Write a text file, whether there is one or not.")
    String writeFile(@P("Relative to the root") String path, @P("All of it") String content) {
        return Task.unused();
    }

    @Tool(name = "edit_file", value = "Replace a text that occurs once in a file.")
    String editFile(
            @P("Relative to the root") String path,
            @P("The text to replace") String old,
            @P("The text to put there") String replacement) {
        return Task.unused();
    }

    @Tool(name = "list_files", value = "List the files of a directory.")
    String listFiles(@P("Relative to the root") String path, @P("How deep to go") int depth) {
        return Task.unused();
    }

    @Tool(name = "search_files", value = "Find the lines that match a regular expression.")
    String searchFiles(
            @P("The expression") String pattern,
            @P("Where to search") String path,
            @P("The most lines to return") int limit) {
        return Task.unused();
    }

    @Tool(name = "run_tests", value = "Run the tests of a module.")
    String runTests(@P("Its directory") String module) {
        return Task.unused();
    }
}
