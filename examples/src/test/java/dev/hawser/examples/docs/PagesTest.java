package dev.hawser.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.docs.Page.Block;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compiled is what is documented. Add a page when all its Java is from files that the build compiles. */
class PagesTest {

    private static final String FILE = "examples/src/main/java/dev/hawser/examples/embedding/Tickets.java";

    @ParameterizedTest
    @ValueSource(strings = {"docs/embedding.md"})
    void every_block_of_java_on_the_page_stands_in_a_file_that_is_compiled(String name) {
        Page page = Page.read(name);

        assertThat(page.blocks()).extracting(Block::language).contains("java");
        assertThat(page.blocks().stream()
                        .filter(block -> block.language().equals("java"))
                        .map(Page::problemOf)
                        .filter(Objects::nonNull))
                .isEmpty();
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
