package dev.hawser.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs each comparison on next to nothing: it must work, whatever the numbers are. */
class SideBySideTest {

    private static final List<String> AS_THEY_COME = List.of("hand-written", "Hawser", "LangChain4j", "Spring AI");
    private static final List<String> ALL =
            List.of("hand-written", "Hawser", "Hawser on calling thread", "LangChain4j", "Spring AI");

    @TempDir
    private Path out;

    @Test
    void the_cost_of_a_turn() throws Exception {
        run("client", "--turns", "1,3", "--agents", "2", "--rounds", "1", "--work", "6", "--warm-up", "1");

        for (String contestant : ALL) {
            assertThat(rows("client"))
                    .filteredOn(row -> row.startsWith("| " + contestant + ", "))
                    .hasSize(6);
        }
        assertIsPicture("client-memory");
        assertIsPicture("client-http");
    }

    @Test
    void the_start() throws Exception {
        run("startup", "--rounds", "1");

        for (String contestant : AS_THEY_COME) {
            assertThat(rows("startup")).anyMatch(row -> row.startsWith("| " + contestant + " |"));
        }
        assertIsPicture("startup");
    }

    @Test
    void a_minimal_agent_is_small() throws Exception {
        run("footprint");

        String hawser = rows("footprint").stream()
                .filter(row -> row.startsWith("| Hawser |"))
                .findFirst()
                .orElseThrow();
        String[] cells = hawser.split(" *\\| *");
        assertThat(Integer.parseInt(cells[2])).isLessThanOrEqualTo(36);
        assertThat(Double.parseDouble(cells[3])).isLessThanOrEqualTo(10);
        assertIsPicture("footprint");
    }

    @Test
    void the_journal() throws Exception {
        run("journal", "--rounds", "1", "--appends", "3", "--entries", "10", "--attachment", "1");

        assertThat(rows("journal")).hasSize(4);
        assertIsPicture("journal");
    }

    private void run(String... arguments) {
        List<String> all = Stream.concat(Stream.of(arguments), Stream.of("--out", out.toString()))
                .toList();
        assertThat(new CommandLine(new Main()).execute(all.toArray(String[]::new)))
                .isZero();
    }

    /** The rows of the tables, without their heads. */
    private List<String> rows(String name) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve(name + ".md"));
        return Stream.iterate(0, i -> i + 1)
                .limit(lines.size())
                .filter(i -> lines.get(i).startsWith("| "))
                .filter(i -> i + 1 == lines.size() || !lines.get(i + 1).startsWith("|---"))
                .map(lines::get)
                .toList();
    }

    private void assertIsPicture(String name) throws Exception {
        String svg = Files.readString(out.resolve(name + ".svg"));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }
}
