package dev.hawser.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.docs.Page.Block;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page says is from a file stands there. All other Java in the documentation is compiled: {@link DocumentationTest}. */
class PagesTest {

    private static final String FILE = "examples/src/main/java/dev/hawser/examples/embedding/Tickets.java";

    static Stream<String> pages() throws IOException {
        return DocumentationTest.pages().stream()
                .map(page -> Page.root()
                        .relativize(page.toAbsolutePath().normalize())
                        .toString());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_block_stands_in_the_file_that_it_says_it_is_from(String name) {
        assertThat(Page.read(name).blocks().stream()
                        .filter(block -> block.file() != null)
                        .map(Page::problemOf)
                        .filter(Objects::nonNull))
                .isEmpty();
    }

    @Test
    void finds_the_blocks_and_their_files() {
        assertThat(Page.read("docs/embedding.md").blocks())
                .extracting(Block::file)
                .contains(FILE);
    }

    @Test
    void notices_a_block_that_differs_from_its_file() {
        assertThat(Page.problemOf(
                        block("@Tool(value = \"List the open tickets.\", effect = Effect.READS)", "int list() {")))
                .contains("is not in " + FILE)
                .endsWith(": int list() {");
        assertThat(Page.problemOf(
                        block("synchronized List<Ticket> list() {", "        return List.copyOf(open);", "}")))
                .endsWith(":         return List.copyOf(open);");
        assertThat(Page.problemOf(new Block("java", null, List.of("int x;")))).contains("has no comment");
    }

    @Test
    void takes_a_block_whatever_it_is_indented_by() {
        assertThat(Page.problemOf(block("synchronized List<Ticket> list() {", "    return List.copyOf(open);", "}")))
                .isNull();
    }

    private static Block block(String... lines) {
        return new Block("java", FILE, List.of(lines));
    }
}
