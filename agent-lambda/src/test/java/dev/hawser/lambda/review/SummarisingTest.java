package dev.hawser.lambda.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.testing.ScriptedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummarisingTest {

    private static final String BOTH = """
            {"reviews":[{"name":"security","status":"completed","artifact":"reviews/security.json"},\
            {"name":"style","status":"completed","artifact":"reviews/style.json"}]}""";
    private static final String ONE_FAILED = """
            {"reviews":[{"name":"security","status":"completed","artifact":"reviews/security.json"},\
            {"name":"style","status":"failed","error":{"kind":"model","message":"no access to the model"}}]}""";
    private static final String WORDS = """
            {"headline":"One is urgent.","text":"See A.java.","priorities":[{"title":"Mend it","reason":"It burns.",\
            "places":["A.java:2"]}]}""";

    @TempDir
    private Path root;

    private Mounted mounted;
    private final ScriptedModel model = ScriptedModel.script();

    @BeforeEach
    void write_reports() {
        mounted = new Mounted(root)
                .with("source/A.java", "class A {\n    int a = 1 / 0;\n}\n")
                .with("reviews/security.json", report("security", """
                        {"severity":"high","rule":"a-rule","file":"A.java","line":2,"evidence":"1 / 0","advice":"Don't."}"""))
                .with("reviews/style.json", report("style", ""))
                .with("source-manifest.json", """
                        {"runId":"r-fetch","origin":"https://github.com/o/r","ref":"main","fetchedAt":"2026-03-01T12:00:00.5Z",\
                        "fileCount":1,"byteCount":33,"skippedCount":0,"files":[],"skipped":[]}""");
    }

    @Test
    void the_reports_become_one_summary() {
        model.callsTool("read_files", "{\"paths\":[\"security.json\",\"style.json\"]}")
                .callsTool("publish_summary", WORDS)
                .says("Done.");

        JsonNode response = summarise("run-1", BOTH);

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.path("output")).isEqualTo(Mounted.json("""
                        {"published":true,"complete":true,"counts":{"critical":0,"high":1,"medium":0,"low":0,"total":1},\
                        "headline":"One is urgent."}"""));
        assertThat(response.path("artifacts").findValuesAsText("path")).containsExactly("summary.json", "summary.md");
        JsonNode summary = mounted.document("summary.json");
        assertThat(summary.path("directory").asText()).isEqualTo("https://github.com/o/r");
        assertThat(summary.path("startedAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(summary.path("failed")).isEmpty();
        assertThat(summary.at("/scope/sourceFiles").asInt()).isEqualTo(1);
        assertThat(mounted.text("summary.md"))
                .contains("**One is urgent.**", "[`A.java:2`](<source/A.java#L2>)", "## Security", "## Style");
        assertThat(model.requests().get(0).messages().get(0).text())
                .isEqualTo("Sum up the findings in security.json and style.json.");
        assertThat(model.requests().get(1).lastMessage().toolResults().toString())
                .contains("a-rule");
    }

    @Test
    void the_same_run_again_leaves_the_same_files_without_asking_the_model() {
        model.callsTool("publish_summary", WORDS).says("Done.");
        JsonNode first = summarise("run-1", BOTH);

        assertThat(summarise("run-1", BOTH)).isEqualTo(first);
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void a_reviewer_that_failed_is_part_of_the_summary() {
        model.callsTool("publish_summary", WORDS).says("Done.");

        JsonNode response = summarise("run-1", ONE_FAILED);

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/complete").asBoolean(true)).isFalse();
        assertThat(mounted.document("summary.json").path("failed"))
                .isEqualTo(Mounted.json("{\"style\":\"no access to the model\"}"));
        assertThat(mounted.text("summary.md")).contains("> **The style review failed:** no access to the model");
        assertThat(model.requests().get(0).messages().get(0).text())
                .isEqualTo("Sum up the findings in security.json. The style review failed, and has no file.");
    }

    @Test
    void when_all_reviewers_failed_that_is_the_summary() {
        JsonNode response = summarise("run-1", """
                {"reviews":[{"name":"security","status":"failed","error":{"kind":"limit"}},\
                {"name":"style","status":"failed"}]}""");

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(mounted.document("summary.json").path("failed")).isEqualTo(Mounted.json("""
                        {"security":"limit","style":"it ended with status failed and left no report"}"""));
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void a_model_that_publishes_nothing_leaves_a_summary_without_words() {
        model.says("I won't.");

        summarise("run-1", BOTH);

        JsonNode summary = mounted.document("summary.json");
        assertThat(summary.path("complete").asBoolean(true)).isFalse();
        assertThat(summary.path("problem").asText()).startsWith("There is no summary in words");
        assertThat(summary.path("headline").asText()).isEqualTo("Findings: 1 high.");
    }

    @Test
    void a_person_sees_the_summary_before_it_is_published() {
        model.callsTool("publish_summary", WORDS);

        JsonNode waiting = summariseAsking(Mounted.request("run-1", BOTH));

        assertThat(waiting.path("status").asText()).isEqualTo("approval_required");
        assertThat(waiting.at("/approvals/0/tool").asText()).isEqualTo("publish_summary");
        assertThat(waiting.at("/approvals/0/arguments")).isEqualTo(Mounted.json(WORDS));
        assertThat(mounted.path("summary.json")).doesNotExist();
        model.says("Done.");

        JsonNode published = summariseAsking(decided(waiting, true));

        assertThat(published.path("status").asText()).isEqualTo("completed");
        assertThat(published.at("/output/published").asBoolean()).isTrue();
        assertThat(mounted.document("summary.json").path("headline").asText()).isEqualTo("One is urgent.");
        assertThat(summariseAsking(decided(waiting, true))).isEqualTo(published);
    }

    @Test
    void what_a_person_refuses_is_not_published() {
        model.callsTool("publish_summary", WORDS);
        JsonNode waiting = summariseAsking(Mounted.request("run-1", BOTH));
        model.says("Then not.");

        JsonNode refused = summariseAsking(decided(waiting, false));

        assertThat(refused.path("status").asText()).isEqualTo("completed");
        assertThat(refused.path("output")).isEqualTo(Mounted.json("{\"published\":false}"));
        assertThat(refused.path("artifacts")).isEmpty();
        assertThat(mounted.path("summary.json")).doesNotExist();
        assertThat(model.lastRequest().lastMessage().toolResults().toString()).contains("too harsh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                            | reviews
            {"reviews":[]}                                                                | is empty
            {"reviews":[{"name":"../x","status":"failed"}]}                               | must be a short word
            {"reviews":[{"name":"a","status":"failed"},{"name":"a","status":"failed"}]}   | names a reviewer twice
            {"reviews":[{"name":"a","status":"completed","artifact":"source/A.java"}]}    | must be reviews/a.json
            {"reviews":[{"name":"a","status":"completed","artifact":"reviews/a.json"}]}   | there is no report reviews/a.json
            {"reviews":[{"name":"a"}]}                                                    | status
            """)
    void what_says_nothing_of_the_reviews_is_refused(String parameters, String message) {
        JsonNode response = summarise("run-1", parameters);

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/message").asText()).contains(message);
    }

    private JsonNode summarise(String runId, String parameters) {
        return Invoker.PATIENT.invoke(
                new Summary(mounted.environment(), environment -> model), Mounted.request(runId, parameters));
    }

    private JsonNode summariseAsking(ObjectNode request) {
        return Invoker.PATIENT.invoke(
                new Summary(mounted.environment("REVIEW_APPROVAL", "true"), environment -> model), request);
    }

    private static ObjectNode decided(JsonNode waiting, boolean approved) {
        ObjectNode decision = Json.object()
                .put("callId", waiting.at("/approvals/0/callId").asText())
                .put("approved", approved);
        if (!approved) {
            decision.put("reason", "too harsh");
        }
        ObjectNode request = Mounted.request("run-1", BOTH);
        request.putArray("approvals").add(decision);
        return request;
    }

    private static String report(String name, String findings) {
        return """
                {"reviewer":"%s","engine":{"model":"m","languageModel":true,"note":"n"},"complete":true,"conclusion":"",\
                "effort":{"turns":1,"searches":1,"filesOpened":0,"seconds":0.5,"tokens":{"inputTokens":1,"outputTokens":2,\
                "cacheReadTokens":0,"cacheWriteTokens":0}},"limit":200,"findings":[%s]}""".formatted(name, findings);
    }
}
