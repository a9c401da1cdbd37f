package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.review.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowTest {

    @TempDir
    private Path temp;

    private Path shop;
    private Path out;
    private final StringWriter stdout = new StringWriter();
    private final StringWriter stderr = new StringWriter();

    @BeforeEach
    void name_the_directories() {
        shop = temp.resolve("shop");
        out = temp.resolve("mount");
    }

    @Test
    void the_functions_find_what_was_planted_and_leave_their_artifacts() throws IOException {
        PlantedTree tree = PlantedTree.shop().writeTo(shop);

        assertThat(workflow(shop, "--out", out, "--id", "r-1")).isZero();

        assertThat(findings()).containsExactlyInAnyOrderElementsOf(tree.planted());
        JsonNode summary = json("summary.json");
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.at("/engine/languageModel").asBoolean(true)).isFalse();
        assertThat(summary.at("/counts/total").asInt()).isEqualTo(findings().size());
        assertThat(out.resolve("r-1/summary.md")).content().contains("No language model was at work.");
        assertThat(stdout.toString())
                .containsSubsequence(
                        "fetch-source     completed",
                        "security-review  completed",
                        "style-review     completed",
                        "summary          completed",
                        "source-manifest.json",
                        "reviews/security.json",
                        "reviews/style.json",
                        "summary.md");
        assertThat(out.resolve("r-1.log")).content().contains("\"function\":\"fetch-source\"");
    }

    @Test
    void a_workflow_that_is_run_again_changes_nothing() throws IOException {
        PlantedTree.shop().writeTo(shop);
        workflow(shop, "--out", out, "--id", "r-1");
        String summary = Files.readString(out.resolve("r-1/summary.json"));
        String security = Files.readString(out.resolve("r-1/reviews/security.json"));

        assertThat(workflow(shop, "--out", out, "--id", "r-1")).isZero();

        assertThat(out.resolve("r-1/summary.json")).hasContent(summary);
        assertThat(out.resolve("r-1/reviews/security.json")).hasContent(security);
    }

    @Test
    void an_archive_is_reviewed_like_a_directory_and_what_git_ignores_is_not() throws IOException {
        Files.createDirectories(shop);
        Files.writeString(shop.resolve(".gitignore"), "Ignored.java\n");
        Files.writeString(shop.resolve("Ignored.java"), "import java.util.*;\n");
        Files.writeString(shop.resolve("A.java"), "import java.util.*;\n");
        workflow(shop, "--out", out, "--id", "r-1");
        assertThat(findings()).containsExactly("wildcard-import A.java:1");
        Path zip = temp.resolve("shop.zip");
        try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(zip))) {
            archive.putNextEntry(new ZipEntry("shop-main/B.java"));
            archive.write("import java.util.*;\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(workflow(zip, "--out", out.resolve("other"), "--id", "r-1")).isZero();

        out = out.resolve("other");
        assertThat(findings()).containsExactly("wildcard-import B.java:1");
    }

    @Test
    void a_person_decides_whether_the_summary_is_published() throws IOException {
        PlantedTree.shop().writeTo(shop);

        assertThat(asked("n\n", "refused")).isEqualTo(3);
        assertThat(out.resolve("refused/summary.json")).doesNotExist();
        assertThat(asked("y\n", "agreed")).isZero();
        assertThat(out.resolve("agreed/summary.json")).exists();
        assertThat(stdout.toString()).contains("Publish this summary of the review? [y/N]", "headline: ");
    }

    @Test
    void what_can_not_be_fetched_ends_the_workflow() throws IOException {
        Path text = Files.writeString(temp.resolve("a.txt"), "no archive");

        assertThat(workflow(text, "--out", out, "--id", "r-1")).isEqualTo(3);

        assertThat(stdout.toString())
                .contains("fetch-source     failed", "neither a zip nor a tar.gz")
                .doesNotContain("security-review");
    }

    @Test
    void a_mistake_of_the_user_is_explained_in_a_line() {
        assertThat(workflow(temp.resolve("nothing"), "--out", out)).isEqualTo(2);
        assertThat(out).doesNotExist();
        assertThat(workflow(shop, "--out", out, "--time-out", "1")).isEqualTo(2);
        assertThat(workflow(shop, "--out", out, "--id", "../x")).isEqualTo(2);

        assertThat(stderr.toString())
                .contains(
                        "there is no file or directory '" + temp.resolve("nothing") + "'",
                        "--time-out must be 2 to 900",
                        "--id must be letters")
                .doesNotContain("\tat ");
    }

    private int asked(String keys, String id) {
        InputStream keyboard = System.in;
        System.setIn(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
        try {
            return workflow(shop, "--out", out, "--ask", "--id", id);
        } finally {
            System.setIn(keyboard);
        }
    }

    private int workflow(Object... arguments) {
        List<String> words = new ArrayList<>(List.of("workflow"));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return Main.commandLine()
                .setOut(new PrintWriter(stdout, true))
                .setErr(new PrintWriter(stderr, true))
                .execute(words.toArray(String[]::new));
    }

    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        for (String report : List.of("reviews/security.json", "reviews/style.json")) {
            for (JsonNode finding : json(report).path("findings")) {
                findings.add(PlantedTree.written(Json.mapper().convertValue(finding, Finding.class)));
            }
        }
        return findings;
    }

    private JsonNode json(String document) throws IOException {
        return Json.parse(Files.readString(out.resolve("r-1").resolve(document)));
    }
}
