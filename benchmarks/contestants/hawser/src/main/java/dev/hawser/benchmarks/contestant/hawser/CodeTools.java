package dev.hawser.benchmarks.contestant.hawser;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.benchmarks.contestant.Task;

/** The tools. Only one of them is called. */
final class CodeTools {

    @Tool(name = "read_file", value = "Read a part of a text file.", effect = Effect.READS)
    String readFile(
            @Param("Relative to the root") String path,
            @Param("The first line, from 1 on") int offset,
            @Param("How many lines") int limit) {
        return Task.read(path, offset, limit);
    }

    @Tool(name = "write_file", value = "Write a text file, whether there is one or not.", effect = Effect.READS)
    String writeFile(@Param("Relative to the root") String path, @Param("All of it") String content) {
        return Task.unused();
    }

    @Tool(name = "edit_file", value = "Replace a text that occurs once in a file.", effect = Effect.READS)
    String editFile(
            @Param("Relative to the root") String path,
            @Param("The text to replace") String old,
            @Param("The text to put there") String replacement) {
        return Task.unused();
    }

    @Tool(name = "list_files", value = "List the files of a directory.", effect = Effect.READS)
    String listFiles(@Param("Relative to the root") String path, @Param("How deep to go") int depth) {
        return Task.unused();
    }

    @Tool(name = "search_files", value = "Find the lines that match a regular expression.", effect = Effect.READS)
    String searchFiles(
            @Param("The expression") String pattern,
            @Param("Where to search") String path,
            @Param("The most lines to return") int limit) {
        return Task.unused();
    }

    @Tool(name = "run_tests", value = "Run the tests of a module.", effect = Effect.READS)
    String runTests(@Param("Its directory") String module) {
        return Task.unused();
    }
}
