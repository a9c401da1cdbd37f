package dev.hawser.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.testing.LocalBedrock;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.testing.lambda.Deployable;
import dev.hawser.testing.lambda.InvokeResult;
import dev.hawser.testing.lambda.LocalFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The deployable, under the real runtime interface client, in processes of its own. */
@EnabledOnOs(OS.LINUX)
class DeployableIT {

    private static final Path ZIP = Path.of("target/hawser-lambda.zip");
    private static final String TEST_CLASSES = Librarian.class.getPackageName().replace('.', '/');

    @TempDir
    private static Path task;

    private static Deployable deployable;

    @TempDir
    private Path mount;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Map<String, String> environment;

    @BeforeAll
    static void unpack() throws IOException {
        deployable = Deployable.unpack(ZIP, task);
        Path from = Path.of("target/test-classes").resolve(TEST_CLASSES);
        Path to = Files.createDirectories(task.resolve(TEST_CLASSES));
        try (Stream<Path> classes = Files.list(from)) {
            for (Path file : classes.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    @BeforeEach
    void prepare() {
        environment = new HashMap<>();
        environment.put("WORKSPACE_MOUNT", mount.toString());
        environment.put("BEDROCK_MODEL_ID", "us.anthropic.claude-sonnet-4-20250514-v1:0");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    private LocalBedrock bedrock(Model model) {
        LocalBedrock bedrock = LocalBedrock.start(model);
        open.add(bedrock);
        environment.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString());
        return bedrock;
    }

    private LocalFunction function(Duration timeout) {
        LocalFunction function = LocalFunction.named("librarian", Librarian.class.getName(), deployable)
                .environment(environment)
                .timeout(timeout)
                .create();
        open.add(0, function);
        return function;
    }

    private static JsonNode ask(LocalFunction function, String request) throws IOException {
        InvokeResult result = function.invoke(request);
        assertThat(result.functionError()).as(result.payload()).isNull();
        return Json.parse(result.payload());
    }

    private String log() throws IOException {
        return Files.readString(mount.resolve("w/log.txt"));
    }

    @Test
    void a_run_is_completed() throws IOException {
        bedrock(ScriptedModel.script()
                .callsTool("shelve", "{\"title\":\"Moby Dick\"}")
                .says("It is on the shelf."));
        LocalFunction function = function(Duration.ofSeconds(30));

        JsonNode answer = ask(function, "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Shelve it.\"}");

        assertThat(answer).isEqualTo(Json.parse("""
                {"runId":"r","status":"completed","stopReason":"end_turn","text":"It is on the shelf.","artifacts":[],"approvals":[],
                 "usage":{"inputTokens":0,"outputTokens":0,"cacheReadTokens":0,"cacheWriteTokens":0,"turns":2,"toolCalls":1}}"""));
        assertThat(log()).isEqualTo("Moby Dick\n");
        assertThat(function.coldStarts()).isEqualTo(1);
    }

    @Test
    void every_line_of_the_log_is_json_that_tells_the_invocation_and_one_has_the_metrics() throws IOException {
        bedrock(ScriptedModel.script().says("Hello."));
        LocalFunction function = function(Duration.ofSeconds(30));

        ask(function, "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Hi.\"}");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : function.output()) {
            lines.add(Json.parse(line));
        }
        assertThat(lines)
                .filteredOn(line -> line.path("message").asText().equals("turn finished"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("level").asText()).isEqualTo("INFO");
                    assertThat(line.path("service").asText()).isEqualTo("librarian");
                    assertThat(line.path("function_name").asText()).isEqualTo("librarian");
                    assertThat(line.path("function_version").asText()).isEqualTo("$LATEST");
                    assertThat(line.path("function_request_id").asText()).hasSize(36);
                    assertThat(line.path("xray_trace_id").asText()).startsWith("1-5bef4de7-");
                    assertThat(line.path("run_id").asText()).isEqualTo("r");
                    assertThat(line.path("cold_start")).isEqualTo(Json.parse("true"));
                    assertThat(line.path("turn")).isEqualTo(Json.parse("1"));
                });
        assertThat(lines)
                .filteredOn(line -> line.has("_aws"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("status").asText()).isEqualTo("completed"));
    }

    @Test
    void a_run_that_is_longer_than_an_invocation_is_suspended_and_goes_on() throws IOException {
        LocalBedrock bedrock = bedrock(ScriptedModel.script()
                .callsTool("shelve", "{\"title\":\"One\"}")
                .callsTool("seek", "{\"millis\":9000}")
                .callsTool("shelve", "{\"title\":\"Two\"}")
                .says("Both are there."));
        environment.put("SOFT_DEADLINE_SECONDS", "10");
        LocalFunction function = function(Duration.ofSeconds(16));
        String request = "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Shelve them.\"}";

        JsonNode answer = ask(function, request);
        int suspensions = 0;
        while (answer.path("status").asText().equals("suspended")) {
            suspensions++;
            answer = ask(function, request);
        }

        assertThat(suspensions).isPositive();
        assertThat(answer.path("status").asText()).isEqualTo("completed");
        assertThat(answer.path("usage").path("turns").asInt()).isEqualTo(4);
        assertThat(answer.path("usage").path("toolCalls").asInt()).isEqualTo(3);
        assertThat(ask(function, request)).isEqualTo(answer);
        assertThat(log())
                .startsWith("One\nseek\n")
                .endsWith("Two\n")
                .containsOnlyOnce("One")
                .containsOnlyOnce("Two");
        assertThat(bedrock.requests()).hasSize(4);
    }

    @Test
    void a_step_that_never_ends_is_given_up_before_lambda_kills_the_function() throws IOException {
        bedrock(ScriptedModel.script()
                .callsTool("shelve", "{\"title\":\"One\"}")
                .hangs());
        environment.put("SOFT_DEADLINE_SECONDS", "2");
        LocalFunction function = function(Duration.ofSeconds(8));

        JsonNode answer = ask(function, "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Shelve it.\"}");

        assertThat(answer.path("status").asText()).isEqualTo("suspended");
        assertThat(log()).isEqualTo("One\n");
    }

    @Test
    void a_call_that_needs_approval_waits_and_runs_when_it_is_allowed() throws IOException {
        bedrock(ScriptedModel.script()
                .callsTool("discard", "{\"title\":\"Moby Dick\"}")
                .says("It is gone."));
        LocalFunction function = function(Duration.ofSeconds(30));

        JsonNode waiting = ask(function, "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Throw it away.\"}");
        String callId = waiting.at("/approvals/0/callId").asText();
        String decision =
                "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Throw it away.\",\"approvals\":[{\"callId\":\""
                        + callId + "\",\"approved\":true}]}";
        function.kill();
        JsonNode decided = ask(function, decision);
        JsonNode decidedAgain = ask(function, decision);

        assertThat(waiting.path("status").asText()).isEqualTo("approval_required");
        assertThat(waiting.at("/approvals/0/arguments/title").asText()).isEqualTo("Moby Dick");
        assertThat(decided.path("status").asText()).isEqualTo("completed");
        assertThat(decidedAgain).isEqualTo(decided);
        assertThat(log()).isEqualTo("discarded Moby Dick\n");
        assertThat(function.coldStarts()).isEqualTo(2);
    }

    @Test
    void a_bad_request_is_answered_with_all_that_is_wrong() throws IOException {
        LocalFunction function = function(Duration.ofSeconds(30));

        JsonNode answer = ask(function, "{\"runId\":7,\"workspace\":\"../w\",\"promt\":\"Hi.\"}");

        assertThat(answer.path("status").asText()).isEqualTo("failed");
        assertThat(answer.at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(answer.at("/error/message").asText()).contains("runId: ", "workspace: ", "promt: ");
    }

    @Test
    void a_function_that_is_not_configured_says_all_that_is_missing_when_it_starts() throws IOException {
        environment.clear();
        environment.put("MAX_TURNS", "many");
        LocalFunction function = function(Duration.ofSeconds(30));

        InvokeResult result = function.invoke("{}");

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(Json.parse(result.payload()).path("errorMessage").asText())
                .contains("WORKSPACE_MOUNT is missing", "BEDROCK_MODEL_ID is missing", "MAX_TURNS is 'many'");
    }

    @Test
    void a_run_whose_process_is_killed_goes_on_and_repeats_nothing_that_was_finished() throws Exception {
        LocalBedrock bedrock = bedrock(ScriptedModel.script()
                .callsTool("shelve", "{\"title\":\"One\"}")
                .callsTool("seek", "{\"millis\":1500}")
                .says("It is there."));
        LocalFunction function = function(Duration.ofSeconds(60));
        String request = "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Shelve it.\"}";

        CompletableFuture<InvokeResult> killed = CompletableFuture.supplyAsync(() -> function.invoke(request));
        while (!Files.exists(mount.resolve("w/log.txt")) || !log().contains("seek")) {
            assertThat(killed).isNotDone();
            Thread.sleep(20);
        }
        function.kill();
        JsonNode answer = ask(function, request);

        assertThat(killed.get().payload()).contains("Runtime.ExitError");
        assertThat(answer.path("status").asText()).isEqualTo("completed");
        assertThat(log()).isEqualTo("One\nseek\nseek\n");
        assertThat(bedrock.requests()).hasSize(3);
    }

    @Test
    void an_overloaded_model_is_thrown_for_the_caller_to_try_again() throws IOException {
        bedrock((request, call) -> {
            throw new ModelException(ModelException.Kind.THROTTLED, "slow down");
        });
        LocalFunction function = function(Duration.ofSeconds(60));

        InvokeResult result = function.invoke("{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":\"Hi.\"}");

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(Json.parse(result.payload()).path("errorType").asText())
                .isEqualTo("dev.hawser.lambda.RetryLaterException");
    }
}
