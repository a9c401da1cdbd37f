package dev.hawser.benchmarks.search;

import dev.hawser.benchmarks.report.BarChart;
import dev.hawser.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares search with ripgrep and GNU grep. */
@Command(
        name = "search",
        description = "Compares search_files with ripgrep and grep -r, on made trees or on one of yours.",
        mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {

    @Option(names = "--rg", description = "The program ripgrep (${DEFAULT-VALUE})")
    private String ripgrep = "rg";

    @Option(names = "--grep", description = "The program GNU grep (${DEFAULT-VALUE})")
    private String grep = "grep";

    @Option(names = "--corpus", description = "Where to make the trees, or find those made before (${DEFAULT-VALUE})")
    private Path corpus = Path.of(System.getProperty("java.io.tmpdir"), "hawser-corpus");

    @Option(names = "--tree", description = "Search this tree and no other")
    private @Nullable Path tree;

    @Option(names = "--case", description = "Only cases whose names contain this")
    private String only = "";

    @Option(
            names = "--rounds",
            description = "How often to measure in the big tree; ten times as often in the small one")
    private int rounds = 7;

    @Option(
            names = "--warm-up",
            description = "How often to do everything before; ten times as often in the small tree")
    private int warmUps = 2;

    @Option(names = "--out", description = "Writes a chart to this directory, too.")
    private @Nullable Path out;

    private final BarChart chart = new BarChart("Time of Hawser, as a multiple of ripgrep's", 2);

    @Override
    public Integer call() throws Exception {
        compare();
        if (out != null) {
            Report.write(out, "search.svg", chart.toSvg());
        }
        return 0;
    }

    private void compare() throws Exception {
        if (tree != null) {
            compare(tree.toRealPath(), tree.toString(), 1);
            return;
        }
        Files.createDirectories(corpus);
        compare(Corpus.SMALL.in(corpus), "3,000 files", 10);
        compare(Corpus.BIG.in(corpus), "110,000 files", 1);
    }

    private void compare(Path where, String title, int times) throws Exception {
        List<SearchCase> cases = SearchCase.ALL.stream()
                .filter(search -> search.name().contains(only))
                .toList();
        Comparison comparison = new Comparison(where, ripgrep, grep);
        List<Row> rows = comparison.measure(cases, warmUps * times, rounds * times);
        rows.forEach(row -> chart.add(row.search().name(), title, row.toRipgrep()));
        System.out.println(new Table(title, rows));
        System.out.println(comparison.freshStart(cases.get(0), rounds));
        System.out.println(comparison.memory(cases));
        System.out.println();
    }
}
