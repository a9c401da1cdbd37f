package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.testing.LocalBedrock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review with {@code --model}, on an endpoint that plays Amazon Bedrock. */
class ReviewOnBedrockTest {

    private static final Map<String, String> AWS = Map.of(
            "aws.region", "eu-west-1",
            "aws.accessKeyId", "id",
            "aws.secretAccessKey", "secret",
            "aws.disableEc2Metadata", "true");

    @TempDir
    private Path temp;

    private final StringWriter stderr = new StringWriter();
    private Path shop;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        shop = temp.resolve("shop");
        out = temp.resolve("reports");
        Files.createDirectories(shop);
        Files.writeString(shop.resolve("A.java"), "class A {\n    int a = 1 / 0;\n}\n");
        AWS.forEach(System::setProperty);
    }

    @AfterEach
    void clear() {
        AWS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlBedrockRuntime");
    }

    @Test
    void what_a_model_reports_is_taken_if_it_stands_in_the_file() throws IOException {
        assertThat(review((request, call) -> answer(request))).isZero();

        JsonNode security = Json.parse(Files.readString(out.resolve("security.json")));
        assertThat(security.path("findings")).hasSize(1);
        assertThat(security.at("/findings/0/line").asInt()).isEqualTo(2);
        assertThat(security.at("/engine/languageModel").asBoolean()).isTrue();
        assertThat(security.path("conclusion").asText()).isEqualTo("That was all.");
        assertThat(stderr.toString()).contains("Refused finding 1 (A.java:1)");
        assertThat(Files.readString(out.resolve("report.md")))
                .contains("Reviewed by a.model on Amazon Bedrock.", "One division is wrong.")
                .doesNotContain("No language model");
    }

    @Test
    void a_model_that_there_is_not_is_said_in_a_line_and_nothing_is_written() {
        int exitCode = review((request, call) -> {
            throw new ModelException(ModelException.Kind.NOT_FOUND, "there is no model a.model here");
        });

        assertThat(exitCode).isEqualTo(3);
        assertThat(stderr.toString())
                .contains("error: ", "there is no model a.model here")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_summary_that_fails_leaves_the_findings_and_says_so() throws IOException {
        int exitCode = review((request, call) -> {
            if (has(request, "publish_summary")) {
                throw new ModelException(ModelException.Kind.INVALID_REQUEST, "no more of that");
            }
            return answer(request);
        });

        assertThat(exitCode).isEqualTo(3);
        assertThat(Files.readString(out.resolve("report.md"))).contains("The summary failed", "no more of that");
        assertThat(Json.parse(Files.readString(out.resolve("summary.json")))
                        .path("complete")
                        .asBoolean(true))
                .isFalse();
    }

    /** Reports a finding on the wrong line, mends it as it is told, and closes. */
    private static ModelResponse answer(ModelRequest request) {
        int turn = request.messages().size();
        if (has(request, "publish_summary")) {
            return turn == 1 ? calling("publish_summary", """
                            {"headline":"One division is wrong.","text":"See A.java.","priorities":[]}""") : ModelResponse.text("Done.");
        }
        return turn > 3
                ? ModelResponse.text("That was all.")
                : calling("report_findings", """
                        {"findings":[{"severity":"high","rule":"division-by-zero","file":"A.java","line":%d,\
                        "evidence":"1 / 0","advice":"Don't."}]}""".formatted(turn == 1 ? 1 : 2));
    }

    private static boolean has(ModelRequest request, String tool) {
        return request.tools().stream().anyMatch(spec -> spec.name().equals(tool));
    }

    private static ModelResponse calling(String tool, String input) {
        try {
            return ModelResponse.toolUse(new Content.ToolUse("call-1", tool, Json.parse(input)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int review(Model model) {
        try (LocalBedrock bedrock = LocalBedrock.start(model)) {
            System.setProperty(
                    "aws.endpointUrlBedrockRuntime", bedrock.endpoint().toString());
            return Main.commandLine()
                    .setOut(new PrintWriter(new StringWriter()))
                    .setErr(new PrintWriter(stderr, true))
                    .execute("review", shop.toString(), "--out", out.toString(), "--model", "a.model");
        }
    }
}
