package dev.hawser.benchmarks.search;

import dev.hawser.benchmarks.search.SearchCase.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches one tree with each program in turn, checks that they find the same, and takes the times. */
final class Comparison {

    private final HawserSearch hawser;
    private final ProcessSearch ripgrep;
    private final ProcessSearch grep;

    Comparison(Path tree, String ripgrepProgram, String grepProgram) {
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
            rows.add(measure(search, rounds));
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
