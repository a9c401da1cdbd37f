package dev.hawser.lambda.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewingTest {

    private static final String SECRET = "Tr0ub4dor-and-3";
    private static final String FINDING = """
            {"findings":[{"severity":"critical","rule":"hard-coded-password","file":"A.java","line":2,\
            "evidence":"pass = \\"%s\\"","advice":"Read it from the environment."}]}""".formatted(SECRET);

    @TempDir
    private Path root;

    private Mounted mounted;
    private final ScriptedModel model = ScriptedModel.script();

    @BeforeEach
    void write_sources() {
        mounted = new Mounted(root)
                .with("source/A.java", "class A {\n    String pass = \"" + SECRET + "\";\n}\n")
                .with("source/B.java", "class B {}\n");
    }

    @Test
    void a_review_leaves_its_report_as_data_and_for_people() {
        model.callsTool("read_file", "{\"path\":\"A.java\"}")
                .callsTool("report_findings", FINDING)
                .says("One password.");

        JsonNode response = review("run-1", Invoker.PATIENT);

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.path("text").asText()).isEqualTo("One password.");
        assertThat(response.path("output")).isEqualTo(Mounted.json("""
                        {"complete":true,"counts":{"critical":1,"high":0,"medium":0,"low":0,"total":1}}"""));
        assertThat(response.path("artifacts").findValuesAsText("path"))
                .containsExactly("reviews/security.json", "reviews/security.md");
        JsonNode report = mounted.document("reviews/security.json");
        assertThat(report.path("reviewer").asText()).isEqualTo("security");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("conclusion").asText()).isEqualTo("One password.");
        assertThat(report.at("/engine/languageModel").asBoolean()).isTrue();
        assertThat(report.at("/effort/filesOpened").asInt()).isEqualTo(1);
        assertThat(report.path("findings")).hasSize(1);
        assertThat(mounted.text("reviews/security.md"))
                .startsWith("> Reviewed by anthropic.a-model on Amazon Bedrock.\n\n## Security\n")
                .contains("[`A.java:2`](<../source/A.java#L2>)", "One password.");
        model.assertExhausted();
    }

    @Test
    void the_model_is_asked_about_the_source_and_sees_nothing_else_of_the_workspace() {
        mounted.with("uploads/C.java", "class C {}\n");
        model.callsTool("find_files", "{\"pattern\":\"**/*.java\"}").says("Nothing.");

        review("run-1", Invoker.PATIENT);

        assertThat(model.requests().get(0).messages().get(0).text()).contains("It has 2 source files (Java 2)");
        assertThat(model.lastRequest().lastMessage().toolResults().toString())
                .contains("A.java", "B.java")
                .doesNotContain("C.java", "runs/");
    }

    @Test
    void no_file_of_the_workspace_holds_a_secret_that_was_found() throws Exception {
        model.callsTool("report_findings", FINDING).says("One password.");

        review("run-1", Invoker.PATIENT);

        try (Stream<Path> files = Files.walk(mounted.path("reviews"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(SECRET));
        }
        assertThat(mounted.text("runs/run-1/notes.json")).contains("Tr…").doesNotContain(SECRET);
    }

    @Test
    void the_same_run_again_answers_the_same_without_asking_the_model() {
        model.callsTool("report_findings", FINDING).says("One password.");
        JsonNode first = review("run-1", Invoker.PATIENT);

        JsonNode second = review("run-1", Invoker.PATIENT);

        assertThat(second).isEqualTo(first);
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void a_review_that_is_suspended_goes_on_in_another_process_with_what_it_had_found() {
        model.answers(request -> {
            LockSupport.parkNanos(1_100_000_000L);
            return toolUse("call-1", "report_findings", FINDING);
        });

        JsonNode suspended = review("run-1", new Invoker(2_000));

        assertThat(suspended.path("status").asText()).isEqualTo("suspended");
        assertThat(suspended.path("artifacts")).isEmpty();
        assertThat(mounted.path("reviews")).doesNotExist();
        model.says("One password.");

        JsonNode completed = review("run-1", Invoker.PATIENT);

        assertThat(completed.path("status").asText()).isEqualTo("completed");
        assertThat(mounted.document("reviews/security.json").path("findings")).hasSize(1);
        model.assertExhausted();
    }

    @Test
    void a_review_that_broke_goes_on_without_asking_again() {
        model.callsTool("report_findings", FINDING).answers(request -> {
            throw new IllegalStateException("the process is not well");
        });
        assertThat(review("run-1", Invoker.PATIENT).path("status").asText()).isEqualTo("failed");
        model.says("One password.");

        JsonNode completed = review("run-1", Invoker.PATIENT);

        assertThat(completed.path("status").asText()).isEqualTo("completed");
        assertThat(mounted.document("reviews/security.json").path("findings")).hasSize(1);
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void a_review_that_reaches_a_limit_leaves_what_it_found_and_is_incomplete() {
        model.callsTool("report_findings", FINDING).repeatsForever();

        JsonNode response = review("run-1", Invoker.PATIENT, "MAX_TURNS", "2");

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/kind").asText()).isEqualTo("limit");
        assertThat(response.path("artifacts").findValuesAsText("path")).contains("reviews/security.json");
        JsonNode report = mounted.document("reviews/security.json");
        assertThat(report.path("complete").asBoolean(true)).isFalse();
        assertThat(report.path("problem").asText()).contains("2");
        assertThat(report.path("findings")).hasSize(1);
        assertThat(mounted.text("reviews/security.md")).contains("**This review is incomplete:**");
    }

    @Test
    void a_model_that_refuses_is_an_answer() {
        model.fails(Kind.ACCESS_DENIED, "no access to the model");

        JsonNode refused = review("run-1", Invoker.PATIENT);

        assertThat(refused.path("status").asText()).isEqualTo("failed");
        assertThat(refused.at("/error/kind").asText()).isEqualTo("model");
        assertThat(refused.at("/error/message").asText()).contains("no access to the model");
        assertThat(mounted.path("reviews")).doesNotExist();
    }

    @Test
    void what_can_not_be_reviewed_is_said() {
        JsonNode unknown = invoke("run-1", "{\"focus\":\"x\"}");
        assertThat(unknown.at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(unknown.at("/error/message").asText()).contains("parameters.focus");
        assertThat(invoke("run-1", "{\"maxFindings\":0}").at("/error/message").asText())
                .contains("maxFindings");
        deleteSources();
        JsonNode missing = invoke("run-1", "{}");
        assertThat(missing.at("/error/kind").asText()).isEqualTo("storage");
        assertThat(missing.at("/error/message").asText()).contains("fetch the source first");
    }

    @Test
    void a_stand_in_on_this_machine_is_not_passed_off_as_a_language_model() {
        model.says("I follow rules.");

        review("run-1", Invoker.PATIENT, "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "http://127.0.0.1:1");

        assertThat(mounted.document("reviews/security.json")
                        .at("/engine/languageModel")
                        .asBoolean(true))
                .isFalse();
        assertThat(mounted.text("reviews/security.md")).contains("**No language model was at work.**");
    }

    @Test
    void the_style_review_has_a_report_of_its_own() {
        model.says("Tidy.");

        JsonNode response = Invoker.PATIENT.invoke(
                new StyleReview(mounted.environment(), environment -> model), Mounted.request("run-2", "{}"));

        assertThat(response.path("artifacts").findValuesAsText("path"))
                .containsExactly("reviews/style.json", "reviews/style.md");
        assertThat(model.lastRequest().system().toString()).contains("readable code");
    }

    private JsonNode review(String runId, Invoker invoker, String... variables) {
        return invoker.invoke(
                new SecurityReview(mounted.environment(variables), environment -> model), Mounted.request(runId, "{}"));
    }

    private JsonNode invoke(String runId, String parameters) {
        return Invoker.PATIENT.invoke(
                new SecurityReview(mounted.environment(), environment -> model), Mounted.request(runId, parameters));
    }

    private void deleteSources() {
        Workspace.at(mounted.path(".")).delete("source", true);
    }

    private static ModelResponse toolUse(String id, String tool, String input) {
        return ModelResponse.toolUse(new Content.ToolUse(id, tool, Mounted.json(input)));
    }
}
