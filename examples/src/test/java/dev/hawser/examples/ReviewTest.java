package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.review.finding.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ReviewTest {

    @TempDir
    private Path temp;

    private Path shop;
    private Path out;
    private final StringWriter stdout = new StringWriter();
    private final StringWriter stderr = new StringWriter();

    @BeforeEach
    void name_the_directories() {
        shop = temp.resolve("shop");
        out = temp.resolve("reports");
    }

    @Test
    void the_planted_problems_are_found_and_nothing_else() throws IOException {
        PlantedTree tree = PlantedTree.shop().writeTo(shop);

        assertThat(review(shop, "--out", out)).isZero();

        assertThat(findings()).containsExactlyInAnyOrderElementsOf(tree.planted());
        assertThat(json("security.json").path("conclusion").asText()).doesNotContain("could not");
        assertThat(json("style.json").path("conclusion").asText()).doesNotContain("could not");
    }

    @Test
    void the_documents_say_what_was_found_and_that_no_language_model_was_at_work() throws IOException {
        PlantedTree.shop().writeTo(shop);

        review(shop, "--out", out);

        assertThat(out)
                .isDirectoryContaining("glob:**{security,style,summary}.json")
                .isDirectoryContaining("glob:**report.md");
        try (var files = Files.list(out)) {
            assertThat(files).hasSize(4);
        }
        JsonNode summary = json("summary.json");
        assertThat(summary.at("/engine/languageModel").asBoolean(true)).isFalse();
        assertThat(summary.at("/complete").asBoolean()).isTrue();
        assertThat(summary.at("/scope/sourceFiles").asInt()).isEqualTo(10);
        assertThat(summary.at("/counts/total").asInt()).isEqualTo(findings().size());
        assertThat(summary.at("/priorities/0/places/0").asText()).isEqualTo("deploy/upload.sh:1");
        assertThat(json("security.json").at("/engine/languageModel").asBoolean(true))
                .isFalse();
        assertThat(Files.readString(out.resolve("report.md")))
                .startsWith("# Code review of `shop`\n")
                .contains("No language model was at work.", "](<../shop/src/main/java/shop/Fetch.java#L16>)");
        assertThat(stdout.toString())
                .contains(
                        "No language model was at work.",
                        "security",
                        "style",
                        "Report: " + out.toRealPath().resolve("report.md"))
                .doesNotContain("\u001b");
        assertThat(stderr.toString())
                .contains("security", "turn 1", "search_files", "read_file  src/main/java/shop/Long.java");
    }

    @Test
    void no_document_holds_a_secret_that_was_found() throws IOException {
        PlantedTree.shop().writeTo(shop);

        review(shop, "--out", out);

        try (var files = Files.list(out)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("Tr0ub4dor"));
        }
    }

    @Test
    void a_second_review_does_not_review_the_reports_of_the_first() throws IOException {
        PlantedTree tree = PlantedTree.shop().writeTo(shop);
        out = shop.resolve("reviews");
        review(shop, "--out", out);

        assertThat(review(shop, "--out", out)).isZero();

        assertThat(findings()).containsExactlyInAnyOrderElementsOf(tree.planted());
        assertThat(json("summary.json").at("/scope/sourceFiles").asInt()).isEqualTo(10);
    }

    @Test
    void the_exit_code_says_whether_there_are_findings_as_bad_as_asked() throws IOException {
        new PlantedTree()
                .with("A.java", "import java.util.*; <<< wildcard-import\n")
                .writeTo(shop);

        assertThat(review(shop, "--out", out, "--quiet", "--fail-on", "low")).isEqualTo(1);
        assertThat(review(shop, "--out", out, "--quiet", "--fail-on", "medium")).isZero();
        assertThat(stderr.toString()).isEmpty();
    }

    @Test
    void as_many_findings_as_asked_are_taken_the_worst_first() throws IOException {
        PlantedTree.shop().writeTo(shop);

        assertThat(review(shop, "--out", out, "--max-findings", "2")).isZero();

        assertThat(json("security.json").path("findings")).hasSize(2);
        assertThat(json("security.json").at("/findings/0/severity").asText()).isEqualTo("critical");
        assertThat(json("style.json").path("findings")).hasSize(2);
    }

    @Test
    void a_tree_of_five_thousand_files_is_searched_to_its_end() throws IOException {
        PlantedTree tree = new PlantedTree();
        for (int i = 0; i < 5_000; i++) {
            String problem =
                    i % 1_000 == 999 ? "    boolean b(String s) { return s == \"\"; } <<< string-identity\n" : "";
            tree.with(
                    "m%02d/p%d/C%d.java".formatted(i / 250, i / 25 % 10, i), "class C" + i + " {\n" + problem + "}\n");
        }
        tree.writeTo(shop);

        assertThat(review(shop, "--out", out, "--quiet")).isZero();

        assertThat(findings()).containsExactlyInAnyOrderElementsOf(tree.planted());
        assertThat(json("summary.json").at("/scope/sourceFiles").asInt()).isEqualTo(5_000);
    }

    @Test
    void a_mistake_of_the_user_is_explained_in_a_line() throws IOException {
        Path file = Files.writeString(temp.resolve("file.txt"), "x");
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertMistake("there is no directory", shop);
        assertMistake("is not a directory", file);
        assertMistake("there are no source files", empty);
        assertMistake("--region needs --model", empty, "--region", "eu-west-1");
        PlantedTree.shop().writeTo(shop);
        assertMistake("reports can't be written", shop, "--out", file);
        assertMistake("must not go into the reviewed directory itself", shop, "--out", shop);
        assertMistake("--max-findings must be at least 1", shop, "--max-findings", "0");
        assertMistake("Invalid value for option '--fail-on'", shop, "--fail-on", "bad");
        assertMistake("Unknown option: '--nope'", shop, "--nope");
    }

    private void assertMistake(String message, Object... arguments) {
        stderr.getBuffer().setLength(0);
        assertThat(review(arguments)).isEqualTo(2);
        assertThat(stderr.toString()).contains(message).doesNotContain("\tat ");
    }

    private int review(Object... arguments) {
        List<String> words = new ArrayList<>(List.of("review"));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        CommandLine commandLine = Main.commandLine()
                .setOut(new PrintWriter(stdout, true))
                .setErr(new PrintWriter(stderr, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return commandLine.execute(words.toArray(String[]::new));
    }

    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        for (String document : List.of("security.json", "style.json")) {
            for (JsonNode finding : json(document).path("findings")) {
                findings.add(PlantedTree.written(Json.mapper().convertValue(finding, Finding.class)));
            }
        }
        return findings;
    }

    private JsonNode json(String document) throws IOException {
        return Json.parse(Files.readString(out.resolve(document)));
    }
}
