package dev.hawser.benchmarks.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.benchmarks.search.SearchCase.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchBenchmarkTest {

    private static final Corpus TINY = new Corpus(600, 3_000);

    @TempDir
    private Path directory;

    @Test
    void the_same_numbers_make_the_same_tree() throws IOException {
        Path one = TINY.in(directory.resolve("one"));
        Path other = TINY.in(directory.resolve("other"));

        assertThat(hashes(one)).hasSizeGreaterThan(600).isEqualTo(hashes(other));
    }

    @Test
    void a_tree_that_is_there_is_used_again() throws IOException {
        Path tree = TINY.in(directory);
        Path mark = Files.createFile(tree.resolve("mark"));

        assertThat(TINY.in(directory)).isEqualTo(tree);
        assertThat(mark).exists();
    }

    @Test
    void every_program_finds_the_same_in_every_case() throws Exception {
        assumeTrue(isInstalled("rg") && isInstalled("grep"));
        Path tree = TINY.in(directory);

        List<Row> rows = new Comparison(tree, "rg", "grep").measure(SearchCase.ALL, 0, 1);

        assertThat(rows).extracting(Row::search).isEqualTo(SearchCase.ALL);
        assertThat(rows).extracting(Row::found).anyMatch(found -> found > 100).contains(0L);
    }

    @Test
    void another_result_is_an_error_that_names_the_difference() {
        Findings expected = Findings.complete(List.of("b/c:10", "b/c:9", "a:1"));

        assertThat(expected.items()).containsExactly("a:1", "b/c:9", "b/c:10");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        expected.requireSame(Findings.complete(List.of("a:1", "b/c:9", "b/c:11")), "rg and Hawser"))
                .withMessage("rg and Hawser differ: 3 and 3 items, first difference: b/c:11");
        assertThatIllegalStateException()
                .isThrownBy(() -> expected.requireSame(new Findings(List.of("a:1"), 2), "rg and Hawser"));
        expected.requireSame(new Findings(List.of("a:1"), 3), "an answer that shows less");
    }

    @Test
    void what_programs_print_is_understood() {
        assertThat(ProcessSearch.findings("./b/c:12:x:y\n./a:1:\n".getBytes(UTF_8), Output.CONTENT))
                .isEqualTo(new Findings(List.of("a:1", "b/c:12"), 2));
        assertThat(ProcessSearch.findings("./b:0\n./a:3\n".getBytes(UTF_8), Output.COUNT))
                .isEqualTo(new Findings(List.of("a:3"), 1));
        assertThat(HawserSearch.findings(
                        "b/c\n12:\tx\n13:\n\n[2 matches in 1 file, 9 files searched.]\n", Output.CONTENT))
                .isEqualTo(new Findings(List.of("b/c:12", "b/c:13"), 2));
        assertThat(HawserSearch.findings("a\t3\n[7 matches in 2 files, 9 files searched. Only 1 …]\n", Output.COUNT))
                .isEqualTo(new Findings(List.of("a:3"), 2));
        assertThat(HawserSearch.findings("[No match for 'x' in .: 3 files searched.]\n", Output.FILES))
                .isEqualTo(new Findings(List.of(), 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> HawserSearch.findings("a\n[These are the first 1000 matches; …]\n", Output.CONTENT));
    }

    @Test
    void the_table_has_medians_and_ratios() {
        SearchCase search = SearchCase.ALL.get(0);
        Row row = new Row(search, 4, times(30, 10, 20), times(25, 10, 10), Optional.of(times(40, 80)));
        Row walk = new Row(search, 4, times(5), times(10), Optional.empty());

        assertThat(new Table("tiny", List.of(row, walk))).hasToString("""
                ### tiny

                | case | found | Hawser ms | rg ms | grep -r ms | Hawser / rg | Hawser / grep |
                |---|---:|---:|---:|---:|---:|---:|
                | rare literal, `quorumLeaseEpoch` | 4 | 20.0 | 10.0 | 60.0 | 2.00 | 0.33 |
                | rare literal, `quorumLeaseEpoch` | 4 | 5.0 | 10.0 | - | 0.50 | - |

                To rg: median ratio 2.00, worst 2.00. To grep -r: worst 0.33.
                """);
    }

    private static Times times(long... millis) {
        Times times = new Times();
        Arrays.stream(millis).forEach(each -> times.add(each * 1_000_000));
        return times;
    }

    private static TreeMap<String, Integer> hashes(Path tree) throws IOException {
        TreeMap<String, Integer> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(tree.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            ProcessSearch.run(List.of(program, "--version"), Path.of("."), "C");
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
