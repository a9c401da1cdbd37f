package dev.hawser.benchmarks.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program that a fresh JVM runs: searches once for each case that is named, and says what it took. */
public final class FreshSearch {

    private FreshSearch() {}

    /**
     * What the program says.
     *
     * @param processNanos from the start of the JVM to its end, as whoever started it saw it
     * @param searchNanos from before the tools were made to the last answer
     * @param residentKilobytes the most memory that the process had, code and all
     */
    record Cost(long processNanos, long searchNanos, long residentKilobytes) {}

    /** Runs the program in a JVM with these options. */
    static Cost run(Path tree, List<SearchCase> cases, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FreshSearch.class.getName()));
        command.add(tree.toString());
        cases.forEach(search -> command.add(search.name()));
        Path here = Path.of("").toAbsolutePath();
        long start = System.nanoTime();
        byte[] printed = ProcessSearch.run(command, here, "C.UTF-8");
        long nanos = System.nanoTime() - start;
        String[] numbers = new String(printed, StandardCharsets.UTF_8).strip().split(" ");
        return new Cost(nanos, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    /** Takes the tree and the names of cases. */
    public static void main(String[] args) throws Exception {
        List<String> names = List.of(args).subList(1, args.length);
        long start = System.nanoTime();
        HawserSearch hawser = new HawserSearch(Path.of(args[0]));
        for (SearchCase search : SearchCase.ALL) {
            if (names.contains(search.name())) {
                hawser.answer(search);
            }
        }
        System.out.println(System.nanoTime() - start + " " + residentKilobytes());
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
