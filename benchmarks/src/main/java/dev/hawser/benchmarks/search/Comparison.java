package dev.hawser.benchmarks.search;

import dev.hawser.benchmarks.search.SearchCase.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches one tree with each program in turn, checks that they find the same, and takes the times. */
final class Comparison {

    private final Path tree;
    private final HawserSearch hawser;
    private final ProcessSearch ripgrep;
    private final ProcessSearch grep;

    Comparison(Path tree, String ripgrepProgram, String grepProgram) {
        this.tree = tree;
        this.hawser = new HawserSearch(tree);
        this.ripgrep = new ProcessSearch("rg", tree, search -> search.ripgrep(ripgrepProgram));
        this.grep = new ProcessSearch("grep", tree, search -> search.grep(grepProgram));
    }

    /**
     * Measures.
     *
     * @param warmUps how often to do everything before
     * @param rounds how often to measure
     */
    List<Row> measure(List<SearchCase> cases, int warmUps, int rounds) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            for (SearchCase search : cases) {
                hawser.answer(search);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (SearchCase search : cases) {
            Row row = measure(search, rounds);
            System.err.printf(
                    "%s: %.0f ms, rg %.0f ms%n",
                    search.name(), row.hawser().medianMillis(), row.ripgrep().medianMillis());
            rows.add(row);
        }
        return rows;
    }

    private Row measure(SearchCase search, int rounds) throws Exception {
        boolean grepToo = search.output() != Output.WALK;
        Findings expected = check(search, grepToo);
        Row row = new Row(
                search,
                expected.total(),
                new Times(),
                new Times(),
                grepToo ? Optional.of(new Times()) : Optional.empty());
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            hawser.answer(search);
            long hawserEnd = System.nanoTime();
            ripgrep.output(search);
            long ripgrepEnd = System.nanoTime();
            row.hawser().add(hawserEnd - start);
            row.ripgrep().add(ripgrepEnd - hawserEnd);
            if (grepToo) {
                grep.output(search);
                row.grep().orElseThrow().add(System.nanoTime() - ripgrepEnd);
            }
        }
        return row;
    }

    /** Starts a JVM for one search, and ripgrep for the same, in turn. Says what that took. */
    String freshStart(SearchCase search, int rounds) throws Exception {
        Times process = new Times();
        Times first = new Times();
        Times rg = new Times();
        for (int i = 0; i < rounds; i++) {
            FreshSearch.Cost cost = FreshSearch.run(tree, List.of(search));
            process.add(cost.processNanos());
            first.add(cost.searchNanos());
            long start = System.nanoTime();
            ripgrep.output(search);
            rg.add(System.nanoTime() - start);
        }
        return "First search in a fresh JVM, %s: %.0f ms (%.1f times rg), of which the tools and the search %.0f ms (%.1f times). rg: %.0f ms."
                .formatted(
                        search.name(),
                        process.medianMillis(),
                        process.medianMillis() / rg.medianMillis(),
                        first.medianMillis(),
                        first.medianMillis() / rg.medianMillis(),
                        rg.medianMillis());
    }

    /** Does all cases in one JVM that has little memory. Fails if that is too little. */
    String memory(List<SearchCase> cases) throws Exception {
        String heap = "-Xmx64m";
        FreshSearch.Cost cost = FreshSearch.run(tree, cases, heap);
        return "All cases in a JVM with %s: %.1f s, and the process never had more than %d MB."
                .formatted(heap, cost.searchNanos() / 1e9, cost.residentKilobytes() >> 10);
    }

    /** Searches with every program and compares what they found. */
    Findings check(SearchCase search, boolean grepToo) throws Exception {
        Findings expected = ProcessSearch.findings(ripgrep.output(search), search.output());
        Findings found = HawserSearch.findings(hawser.answer(search), search.output());
        expected.requireSame(found, "rg and Hawser, " + search);
        if (grepToo) {
            Findings other = ProcessSearch.findings(grep.output(search), search.output());
            expected.requireSame(other, "rg and grep, " + search);
        }
        return expected;
    }
}
