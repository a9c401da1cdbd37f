package dev.hawser.benchmarks.search;

import dev.hawser.benchmarks.search.SearchCase.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs another program, from its start to its end, and reads what it prints through a pipe: both programs do less when the output
 * goes to {@code /dev/null}.
 *
 * @param name what the table says
 * @param tree where to search
 * @param command the command for a case
 */
record ProcessSearch(String name, Path tree, Function<SearchCase, List<String>> command) {

    /** Returns what the program printed. */
    byte[] output(SearchCase search) throws IOException, InterruptedException {
        // In this locale GNU grep need not check whether the text is valid UTF-8, and is fastest.
        return run(command.apply(search), tree, "C");
    }

    static byte[] run(List<String> command, Path directory, String locale) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        int status = process.waitFor();
        if (status > 1) {
            throw new IOException(command + " failed with status " + status);
        }
        return output;
    }

    /** Reads what the program printed. */
    static Findings findings(byte[] printed, Output output) {
        List<String> items = new ArrayList<>();
        for (String line : new String(printed, StandardCharsets.UTF_8).lines().toList()) {
            String item = line.startsWith("./") ? line.substring(2) : line;
            if (output == Output.CONTENT) {
                item = item.substring(0, item.indexOf(':', item.indexOf(':') + 1));
            }
            if (output != Output.COUNT || !item.endsWith(":0")) {
                items.add(item);
            }
        }
        return Findings.complete(items);
    }
}
